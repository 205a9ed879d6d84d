import { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FaultProxy } from "../../../test/faults/fault-proxy.js";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { connect, migrate, type Tables } from "./index.js";
import { openHall } from "./open-hall.js";

const items = folderWith({ "small.yaml": smallItem() });
let database: FreshDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
  pool = new Pool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const applicant = (key: string) => ({ by: people.applicant, key });
const clerk = (key: string) => ({ by: people.clerk, key });

/** Another transaction at work on a row: what else wants it has to wait. */
async function holding(statement: string, values: readonly string[]) {
  const holder = await pool.connect();
  await holder.query("begin");
  await holder.query(statement, [...values]);
  return async () => {
    await holder.query("rollback");
    holder.release();
  };
}

test("ST67: an action on a case that another transaction goes on holding is refused in time, as not stored (P3)", async () => {
  const hall = await openHall({ db: database.url, items, tenant: "held" });
  const { caseId } = await hall.submit("small-licence", application, applicant("held"));
  const letGo = await holding("select 1 from banjian.cases where id = $1 for update", [caseId]);
  const started = performance.now();
  await expect(hall.act(caseId, "accept", clerk("act"))).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    details: { reason: "55P03" },
  });
  expect(performance.now() - started).toBeLessThan(10_000);
  await letGo();
  expect((await hall.case(caseId)).state.milestones.acceptance).toBeUndefined();
  await hall.act(caseId, "accept", clerk("act"));
  await hall.close();
}, 30_000);

test("nobody listens for what is never told, or with what cannot be called", async () => {
  const hall = await openHall({ db: database.url, tenant: "deaf" });
  const on = hall.on.bind(hall) as (name: unknown, listener: unknown) => unknown;
  for (const name of ["nothing", "case:opend", undefined, "constructor", 5]) {
    expect(() => on(name, () => {})).toThrow(expect.objectContaining({ code: "EVENT_UNKNOWN" }));
  }
  expect(() => on("case:opend", () => {})).toThrow(/case:opened/);
  for (const listener of [5, undefined, null, {}]) {
    const invalid = expect.objectContaining({ code: "LISTENER_INVALID" });
    expect(() => on("case:opened", listener)).toThrow(invalid);
  }
  for (const name of ["case:opened", "incident:opened", "listener:failed"]) on(name, () => {});
  await hall.close();
});

test("ST67: a database that is away is told in code and in time, whatever was asked (P3)", async () => {
  const { proxy, url } = await FaultProxy.open(database.url);
  const hall = await openHall({ db: url, items, tenant: "away" });
  proxy.close();
  const word = { by: "li-lei", reason: "looked at it" };
  const asked = {
    health: hall.health(),
    transaction: hall.transaction((it) => it.submit("small-licence", application, applicant("t"))),
    deliver: hall.deliver(),
    flush: hall.flush(),
    incidents: hall.incidents.list(),
    sweep: hall.sweep(),
    retire: hall.items.retire("small-licence", word),
    release: hall.release(word),
  };
  const started = performance.now();
  const answers = await Promise.allSettled(Object.values(asked));
  expect(performance.now() - started).toBeLessThan(15_000);
  const codes = answers.map((one) => one.status === "rejected" && one.reason.code);
  const told = Object.fromEntries(Object.keys(asked).map((name, index) => [name, codes[index]]));
  expect(told).toEqual(
    Object.fromEntries(Object.keys(asked).map((name) => [name, "STORE_UNAVAILABLE"])),
  );
  await hall.close();
}, 40_000);
