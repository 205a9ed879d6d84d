import { sql } from "kysely";
import { Pool, type PoolClient } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FaultProxy, type Point } from "../../../test/faults/fault-proxy.js";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import type { Hall } from "./hall.js";
import { connect, migrate, type Tables } from "./index.js";
import { openHall } from "./open-hall.js";
import type { HallWithin } from "./within.js";

const items = folderWith({ "small.yaml": smallItem() });
let database: FreshDatabase;
let proxy: FaultProxy;
let through: string;
let hall: Hall;
let pool: Pool;
let client: PoolClient;
let key: string;
let keys = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
  ({ proxy, url: through } = await FaultProxy.open(database.url));
  hall = await openHall({ db: database.url, items });
  pool = new Pool({ connectionString: database.url });
  pool.on("error", () => {});
});

beforeEach(async () => {
  key = `key-${++keys}`;
  client = await pool.connect();
  client.on("error", () => {});
  return () => client.release(true);
});

afterAll(async () => {
  await pool.end();
  await hall.close();
  await proxy.close();
  await database.drop();
});

const file = (within: Pick<HallWithin, "submit">, under = key) =>
  within.submit("small-licence", application, { by: people.applicant, key: under });

const accept = (within: Pick<HallWithin, "act">, caseId: string) =>
  within.act(caseId, "accept", { by: people.clerk, key });

async function isStored(under = key): Promise<boolean> {
  const { rows } = await pool.query("select 1 from banjian.requests where key = $1", [under]);
  return rows.length === 1;
}

/** Holds a case as another transaction of the host would, until it is let go. */
async function heldCase() {
  const { caseId } = await file(hall, `case-${keys}`);
  const holder = await pool.connect();
  await holder.query("begin");
  await holder.query("select 1 from banjian.cases where id = $1 for update", [caseId]);
  const letGo = async () => {
    await holder.query("rollback");
    holder.release();
  };
  return { caseId, letGo };
}

describe("ST67: the answers inside a transaction of the host (P3)", () => {
  test.each([undefined, null, {}, "begin", 5])("%j is no transaction", async (given) => {
    const asked = file(hall.within(given as never));
    await expect(asked).rejects.toMatchObject({ code: "TRANSACTION_MISSING" });
  });

  test.each(["repeatable read", "serializable"])(
    "at %s what moved meanwhile is refused in code, and done in a transaction that begins anew",
    async (level) => {
      const { caseId } = await file(hall, `moved-${key}`);
      await client.query(`begin isolation level ${level}`);
      await client.query("select 1 from banjian.cases");
      const bySomebodyElse = { by: people.clerk, key: `other-${key}`, payload: { reason: "面积" } };
      await hall.act(caseId, "correct-on-spot", bySomebodyElse);
      const moved = { code: "STORE_UNAVAILABLE", details: { reason: "40001" } };
      await expect(accept(hall.within(client), caseId)).rejects.toMatchObject(moved);
      const mine = await file(hall, `mine-${key}`);
      const repeated = await file(hall.within(client), `mine-${key}`).catch((error) => error);
      if (repeated instanceof Error) {
        expect(repeated).toMatchObject({
          code: "STORE_UNAVAILABLE",
          details: { reason: expect.stringMatching(/^(23505|40001)$/) },
        });
      } else expect(repeated).toEqual(mine);
      await client.query("rollback");
      await client.query("begin");
      await accept(hall.within(client), caseId);
      expect(await file(hall.within(client), `mine-${key}`)).toEqual(mine);
      await client.query("commit");
    },
  );

  test("in one that is read-only a case is read, and nothing is filed", async () => {
    const { caseId } = await file(hall, `read-${key}`);
    await client.query("begin read only");
    expect((await hall.within(client).case(caseId)).id).toBe(caseId);
    await expect(file(hall.within(client))).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      details: { reason: "25006" },
    });
    await client.query("rollback");
    expect(await isStored()).toBe(false);
  });

  test("one that a failed statement has aborted is told from one that is missing", async () => {
    await client.query("begin");
    await client.query("selec").catch(() => {});
    await expect(file(hall.within(client))).rejects.toMatchObject({ code: "TRANSACTION_ABORTED" });
    await client.query("rollback");
    await client.query("begin");
    await file(hall.within(client));
    await client.query("commit");
    expect(await isStored()).toBe(true);
  });

  test("what went on after a statement that failed is not told as stored", async () => {
    const told = hall.transaction(async (within, trx) => {
      await file(within);
      await sql`insert into nowhere values (1)`.execute(trx).catch(() => {});
      return "stored";
    });
    await expect(told).rejects.toMatchObject({ code: "TRANSACTION_ABORTED" });
    expect(await isStored()).toBe(false);
  });

  test("a case that somebody holds is refused within the deadline, though the host's pool would wait for ever, and the host goes on", async () => {
    const { caseId, letGo } = await heldCase();
    await client.query("begin");
    await client.query("set local statement_timeout = '1min'");
    const started = performance.now();
    await expect(accept(hall.within(client), caseId)).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      details: { reason: "55P03" },
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    await letGo();
    await accept(hall.within(client), caseId);
    const waits = async () => {
      const { rows } = await client.query(
        "select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement",
      );
      return rows[0];
    };
    expect(await waits(), "as the host had set them").toEqual({ lock: "0", statement: "1min" });
    await client.query("commit");
    expect(await isStored()).toBe(true);
  });

  test("a host that waits less than we do keeps its own patience", async () => {
    const { caseId, letGo } = await heldCase();
    await client.query("begin");
    await client.query("set local lock_timeout = '100ms'");
    const started = performance.now();
    await expect(accept(hall.within(client), caseId)).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
    });
    expect(performance.now() - started).toBeLessThan(2_000);
    const { rows } = await client.query("show lock_timeout");
    expect(rows).toEqual([{ lock_timeout: "100ms" }]);
    await client.query("rollback");
    await letGo();
  });

  test("a transaction whose server ended it has stored nothing, and says so", async () => {
    await client.query("begin");
    const { rows } = await client.query("select pg_backend_pid() as pid");
    await asSuperuser(`select pg_terminate_backend(${rows[0].pid})`);
    await expect(file(hall.within(client))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(await isStored()).toBe(false);
  });

  test("a server that is no longer heard is not waited for without end", async () => {
    const far = new Pool({ connectionString: through });
    far.on("error", () => {});
    const lone = await far.connect();
    lone.on("error", () => {});
    await lone.query("begin");
    proxy.arm(at("before", /insert into "banjian"."requests"/), async () => ({ kind: "silence" }));
    const started = performance.now();
    const asked = [file(hall.within(lone)), file(hall.within(lone), `${key}-behind`)];
    for (const one of await Promise.allSettled(asked)) {
      expect(one).toMatchObject({ reason: { code: "STORE_UNAVAILABLE" } });
    }
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(proxy.sprung).toBe(true);
    proxy.disarm();
    lone.release(true);
    await far.end();
    expect(await isStored()).toBe(false);
  }, 30_000);
});

const at = (moment: Point["moment"], matches: RegExp): Point => ({
  name: String(matches),
  matches,
  moment,
});

describe("ST67: the answers of a transaction of the hall (P3)", () => {
  test("a commit that was not answered is unknown, and the same work again finds what it stored", async () => {
    const far = await openHall({ db: through });
    proxy.arm(at("unanswered", /^commit/i), async () => ({ kind: "cut" }));
    const work = (within: HallWithin) => file(within);
    await expect(far.transaction(work)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(await isStored(), "it had been committed").toBe(true);
    const { caseId } = await far.transaction(work);
    const { rows } = await pool.query("select case_id from banjian.requests where key = $1", [key]);
    expect(rows).toEqual([{ case_id: caseId }]);
    await far.close();
  });

  test("what the work throws is thrown, also where the connection is gone by then", async () => {
    const asked = hall.transaction(async (within, trx) => {
      await file(within);
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await asSuperuser(`select pg_terminate_backend(${rows[0]?.pid})`);
      throw new Error("the payment failed");
    });
    await expect(asked).rejects.toThrow("the payment failed");
    expect(await isStored()).toBe(false);
  });

  test("a hall that is closed takes nothing more, whoever's connection it is", async () => {
    const closed = await openHall({ db: database.url });
    await client.query("begin");
    const before = closed.within(client);
    await closed.close();
    const refused = { code: "HALL_CLOSED" };
    await expect(file(before)).rejects.toMatchObject(refused);
    await expect(file(closed.within(client))).rejects.toMatchObject(refused);
    await expect(closed.transaction((within) => file(within))).rejects.toMatchObject(refused);
    await expect(closed.health()).rejects.toMatchObject(refused);
    await client.query("commit");
    expect(await isStored()).toBe(false);
  });

  test("a hall that closes ends the transaction that it is at", async () => {
    const closing = await openHall({ db: database.url });
    let closed: Promise<void> | undefined;
    await closing.transaction(async (within) => {
      closed = closing.close();
      await file(within);
    });
    await closed;
    expect(await isStored()).toBe(true);
  });
});
