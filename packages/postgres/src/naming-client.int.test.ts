import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { connect } from "./connect.js";
import { migrate } from "./migrate.js";
import { findReceipts } from "./statements/find-receipts.js";
import type { Tables } from "./tables.js";

let server: FreshDatabase;
beforeEach(async () => {
  server = await freshDatabase();
});
afterEach(() => server.drop());

/** Asks for receipts so many times, and then for the statements that the session has kept. */
async function ask(url: string, times: number) {
  const { db, close } = await connect<Tables>(url);
  await migrate(db);
  for (let time = 0; time < times; time++) {
    await db.executeQuery(findReceipts({ tenant: "local", keys: [`k${time}`] }));
  }
  const kept = await sql<{ statement: string; custom: string; generic: string }>`
    select statement, custom_plans as custom, generic_plans as generic
    from pg_prepared_statements`.execute(db);
  await close();
  return kept.rows;
}

test("a session reads a statement once that is compiled once, and plans it for the tables as they are", async () => {
  expect(await ask(server.url, 8)).toEqual([
    { statement: expect.stringContaining('from "banjian"."requests"'), custom: "8", generic: "0" },
  ]);
});

test("a session that others are lent as well keeps no statement", async () => {
  expect(await ask(`${server.url}?backend=no-session-settings`, 2)).toEqual([]);
});

test("P14: a statement that is kept is answered after a later program has added to its table", async () => {
  const { db, close } = await connect<Tables>(server.url);
  await migrate(db);
  const receipts = () => db.executeQuery(findReceipts({ tenant: "local", keys: ["k"] }));
  await receipts();
  await sql`alter table banjian.requests add column more text`.execute(db);
  expect((await receipts()).rows).toEqual([]);
  await close();
});
