import { type Kysely, sql } from "kysely";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import type { Hall } from "./hall.js";
import { connect, migrate, type Tables } from "./index.js";
import { openHall } from "./open-hall.js";

let database: FreshDatabase;
const opened: Hall[] = [];
const items = folderWith({ "small.yaml": smallItem() });
let keys = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
});

afterAll(async () => {
  await Promise.all(opened.map((hall) => hall.close()));
  await database.drop();
});

const by = (actor: (typeof people)[keyof typeof people]) => ({ by: actor, key: `key-${++keys}` });

async function open(db: string | Kysely<unknown>, tenant: string) {
  const hall = await openHall({ db, items, tenant });
  opened.push(hall);
  const heard: string[] = [];
  hall.on("case:opened", ({ caseId }) => heard.push(caseId));
  await sql`create table if not exists orders (id text primary key, case_id text)`.execute(hall.db);
  const orders = async () => {
    const { rows } = await sql<{ id: string }>`select id from orders order by id`.execute(hall.db);
    return rows.map(({ id }) => id);
  };
  return { hall, heard, orders };
}

const backends: readonly ["pglite" | "postgres", () => string][] = [
  ["pglite", () => "pglite://memory"],
  ["postgres", () => database.url],
];

describe.each(backends)("ST27: in a transaction of the host on %s", (backend, url) => {
  test("a case and the host's own row are stored together and announced once that has committed (P5, P9)", async () => {
    const { hall, heard, orders } = await open(url(), `together-${backend}`);
    const { caseId } = await hall.transaction(async (within, trx) => {
      const receipt = await within.submit("small-licence", application, by(people.applicant));
      await sql`insert into orders values (${`${backend}-1`}, ${receipt.caseId})`.execute(trx);
      await within.act(receipt.caseId, "accept", by(people.clerk));
      expect(heard).toEqual([]);
      return receipt;
    });
    expect(heard).toEqual([caseId]);
    expect(await orders()).toContain(`${backend}-1`);
    expect((await hall.case(caseId)).state.milestones.acceptance).toBeDefined();
    const { events } = await hall.events.after(0);
    expect(events.map(({ subject }) => subject)).toContain(caseId);
    await hall.deliver();
    expect(heard, "once").toHaveLength(1);
  });

  test("a rollback leaves no trace: no case, no event, and the key is free (P5, P9)", async () => {
    const { hall, heard, orders } = await open(url(), `rollback-${backend}`);
    const caller = by(people.applicant);
    const failing = hall.transaction(async (within, trx) => {
      await sql`insert into orders values (${`${backend}-2`}, '')`.execute(trx);
      await within.submit("small-licence", application, caller);
      throw new Error("the payment failed");
    });
    await expect(failing).rejects.toThrow("the payment failed");
    await hall.deliver();
    expect([heard, await hall.recent(), (await hall.events.after(0)).events]).toEqual([[], [], []]);
    expect(await orders()).not.toContain(`${backend}-2`);
    await hall.submit("small-licence", application, caller);
    expect(heard).toHaveLength(1);
  });

  test("a refusal leaves the host's transaction as it was: it may go on and commit", async () => {
    const { hall, orders } = await open(url(), `refusal-${backend}`);
    await hall.transaction(async (within, trx) => {
      await expect(within.act("nobody", "accept", by(people.clerk))).rejects.toMatchObject({
        code: "CASE_UNKNOWN",
      });
      await sql`insert into orders values (${`${backend}-3`}, '')`.execute(trx);
    });
    expect(await orders()).toContain(`${backend}-3`);
  });

  test("the same key gets the same receipt, inside and outside (P2)", async () => {
    const { hall, heard } = await open(url(), `same-${backend}`);
    const caller = by(people.applicant);
    const inside = await hall.transaction((within) =>
      within.submit("small-licence", application, caller),
    );
    expect(await hall.submit("small-licence", application, caller)).toEqual(inside);
    const again = await hall.transaction((within) =>
      within.submit("small-licence", application, caller),
    );
    expect(again).toEqual(inside);
    expect(heard).toHaveLength(1);
  });
});

describe("ST27: a client that the host has taken out of its own pool", () => {
  test("is used as it is, with the host's own reading of values, and announces on flush", async () => {
    const { hall, heard } = await open(database.url, "client");
    const pool = new Pool({ connectionString: database.url });
    const client = await pool.connect();
    try {
      await client.query("begin");
      const receipt = await hall
        .within(client)
        .submit("small-licence", application, by(people.applicant));
      await hall.flush();
      expect(heard, "not committed yet").toEqual([]);
      await client.query("commit");
      await hall.flush();
      expect(heard).toEqual([receipt.caseId]);

      await client.query("begin");
      await hall.within(client).act(receipt.caseId, "accept", by(people.clerk));
      await client.query("rollback");
      expect((await hall.case(receipt.caseId)).state.milestones.acceptance).toBeUndefined();
      const { rows } = await client.query("select now() as now");
      expect(rows[0].now, "the host's own parser").toBeInstanceOf(Date);
    } finally {
      client.release();
      await pool.end();
    }
  });

  test.each(["client", "pool", "Kysely"])(
    "a %s outside a transaction is refused before anything is stored (TRANSACTION_MISSING)",
    async (kind) => {
      const { hall } = await open(database.url, "outside");
      const pool = new Pool({ connectionString: database.url });
      const client = await pool.connect();
      const host = { client, pool, Kysely: hall.db }[kind] ?? client;
      const asked = hall.within(host).submit("small-licence", application, by(people.applicant));
      await expect(asked).rejects.toMatchObject({ code: "TRANSACTION_MISSING" });
      client.release();
      await pool.end();
      expect(await hall.recent()).toEqual([]);
    },
  );
});
