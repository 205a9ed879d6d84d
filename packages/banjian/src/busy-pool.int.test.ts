import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import type { Hall } from "./hall.js";
import { connect, guardedPool, migrate, pgTypes, type Tables } from "./index.js";
import { openHall } from "./open-hall.js";

const items = folderWith({ "small.yaml": smallItem() });
let database: FreshDatabase;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => database.drop());

const file = (hall: Pick<Hall, "submit">, key: string) =>
  hall.submit("small-licence", application, { by: people.applicant, key });
const accept = (hall: Hall, caseId: string, key: string) =>
  hall.act(caseId, "accept", { by: people.clerk, key });

/** A hall over its own pool. */
async function ownHall(): Promise<Hall> {
  const hall = await openHall({ db: database.url, items });
  ends.push(() => hall.close());
  return hall;
}

/** A hall over a Kysely of a host with as many connections, which would wait for ever. */
async function hallOfHost(max: number): Promise<Hall> {
  const pool = guardedPool(new Pool({ connectionString: database.url, types: pgTypes, max }));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const hall = await openHall({ db, items });
  ends.push(async () => {
    await hall.close();
    await db.destroy();
  });
  return hall;
}

/** The host's own transactions, on as many connections of the hall, until they are let go. */
async function busy(hall: Hall, count: number): Promise<() => Promise<unknown>> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = 0;
  const holders = Array.from({ length: count }, () =>
    hall.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      begun++;
      await held;
    }),
  );
  await expect.poll(() => begun).toBe(count);
  ends.push(async () => letGo());
  return () => {
    letGo();
    return Promise.all(holders);
  };
}

/** The code of each refusal, and how long the slowest took. */
async function answersOf(asked: Record<string, Promise<unknown>>) {
  const started = performance.now();
  const told = await Promise.all(
    Object.entries(asked).map(async ([name, answer]) => {
      const code = await answer.then(
        () => "answered",
        (error) => error.code,
      );
      return [name, code] as const;
    }),
  );
  return { codes: Object.fromEntries(told), ms: performance.now() - started };
}

/** Everything that is asked of a hall, once. */
const everything = (hall: Hall, caseId: string) => ({
  submit: file(hall, "late"),
  act: accept(hall, caseId, "late-act"),
  case: hall.case(caseId),
  inbox: hall.inbox(people.clerk),
  recent: hall.recent(),
  transaction: hall.transaction((within) => file(within, "late-too")),
  events: hall.events.after(0),
  health: hall.health(),
  sweep: hall.sweep(),
  deliver: hall.deliver(),
  incidents: hall.incidents.list(),
});

describe("ST80: a pool without a free connection is told as such within three seconds (P3, P12)", () => {
  test("the hall's own: what is asked is OVERLOADED, what has connections of its own goes on", async () => {
    const hall = await ownHall();
    const { caseId } = await file(hall, "own");
    const letGo = await busy(hall, 10);
    const { codes, ms } = await answersOf(everything(hall, caseId));
    const asked = ["submit", "act", "case", "inbox", "recent", "transaction", "events"];
    expect(codes).toEqual(
      Object.fromEntries(
        Object.keys(codes).map((name) => [
          name,
          asked.includes(name) || name === "incidents" ? "OVERLOADED" : "answered",
        ]),
      ),
    );
    expect(ms).toBeLessThan(3_000);
    await letGo();
    expect(await file(hall, "late")).toMatchObject({ caseId: expect.any(String) });
  }, 60_000);

  test("a host's: everything is OVERLOADED, and the host has all its connections back", async () => {
    const hall = await hallOfHost(2);
    const { caseId } = await file(hall, "host");
    const letGo = await busy(hall, 2);
    const { codes, ms } = await answersOf(everything(hall, caseId));
    expect(codes).toEqual(
      Object.fromEntries(Object.keys(codes).map((name) => [name, "OVERLOADED"])),
    );
    expect(ms).toBeLessThan(3_000);
    await letGo();
    const again = await busy(hall, 2);
    await again();
    const { codes: later } = await answersOf(everything(hall, caseId));
    expect(new Set(Object.values(later))).toEqual(new Set(["answered"]));
  }, 60_000);
});

describe("ST81: over a Kysely of the host a call waits no longer than over a pool of ours (P3)", () => {
  test("a case that another transaction holds: refused in time as not stored, and the host's settings are left alone", async () => {
    const hall = await hallOfHost(4);
    const { caseId } = await file(hall, "held");
    let letGo = async () => {};
    const pool = new Pool({ connectionString: database.url });
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("select 1 from banjian.cases where id = $1 for update", [caseId]);
    letGo = async () => {
      await holder.query("rollback");
      holder.release();
      await pool.end();
    };
    const { codes, ms } = await answersOf({ act: accept(hall, caseId, "held-act") });
    expect(codes).toEqual({ act: "STORE_UNAVAILABLE" });
    expect(ms).toBeLessThan(10_000);
    await letGo();
    await accept(hall, caseId, "held-act");
    const { rows } = await sql`select current_setting('lock_timeout') as lock`.execute(hall.db);
    expect(rows).toEqual([{ lock: "0" }]);
  }, 60_000);

  test("an answer that does not come: given up within fifteen seconds, and told as what it is", async () => {
    const hall = await hallOfHost(8);
    const { caseId } = await file(hall, "stalled");
    const pool = new Pool({ connectionString: database.url });
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("lock table banjian.cases in access exclusive mode");
    const { codes, ms } = await answersOf({
      case: hall.case(caseId),
      recent: hall.recent(),
      submit: file(hall, "stalled-too"),
      act: accept(hall, caseId, "stalled-act"),
    });
    expect(codes).toEqual({
      case: "STORE_UNAVAILABLE",
      recent: "STORE_UNAVAILABLE",
      submit: "STORE_UNAVAILABLE",
      act: "STORE_UNAVAILABLE",
    });
    expect(ms).toBeLessThan(15_000);
    await holder.query("rollback");
    holder.release();
    await pool.end();
    expect((await hall.case(caseId)).state.version).toBeGreaterThan(0);
  }, 60_000);
});
