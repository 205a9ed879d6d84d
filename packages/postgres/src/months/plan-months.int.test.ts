import { caseStoreContract } from "@banjian/engine/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asSuperuser } from "../../../../test/support/fresh-database.js";
import { backends, openTestDatabase } from "../../../../test/support/open-test-database.js";
import { postgresCaseStore } from "../case-store.js";
import type { OpenDatabase } from "../connect.js";
import { examine } from "../doctor/examine.js";
import { migrate } from "../migrate.js";
import { planScript } from "../plan.js";
import type { Tables } from "../tables.js";
import { keepByMonth, planMonths } from "./plan-months.js";

type Database = OpenDatabase<Tables>;

async function ready(backend: (typeof backends)[number]): Promise<Database> {
  const database = await openTestDatabase<Tables>(backend);
  await migrate(database.db);
  return database;
}

async function codes(database: Database): Promise<string[]> {
  return (await examine(database, Date.now)).findings.map(({ said }) => said.code);
}

/** A fact that was recorded so many months from now. */
const fact = (seq: number, months: number) => sql`
  insert into banjian.facts (tenant, case_id, seq, type, at, effective_on, body)
  values ('t', 'c', ${seq}, 'x', now() + ${`${months} months`}::interval, '2026-01-01', '{}')`;

async function tables({ db }: Database): Promise<Record<string, string>> {
  const { rows } = await sql<{ seq: number; table: string }>`
    select seq, cast(tableoid as regclass)::text as "table" from banjian.facts order by seq`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ seq, table }) => [seq, table]));
}

const monthName = (months: number) => {
  const at = new Date();
  at.setUTCMonth(at.getUTCMonth() + months, 1);
  return at.toISOString().slice(0, 7).replace("-", "");
};

describe.each(backends)("ST58: facts by month on %s", (backend) => {
  let database: Database;
  let tests = 0;

  beforeAll(async () => {
    database = await ready(backend);
    await keepByMonth(database, 2);
  });
  afterAll(() => database.close());

  caseStoreContract(`by month on ${backend}`, async (clock) => {
    tests++;
    return {
      store: postgresCaseStore(database.db, `hall-${tests}a`, clock.now),
      other: postgresCaseStore(database.db, `hall-${tests}b`, clock.now),
      close: async () => {},
    };
  });

  test("are the same table to the doctor", async () => {
    const found = await codes(database);
    for (const code of ["DB2", "DB3", "DB16"]) expect(found).not.toContain(code);
  });
});

describe("the months of a database that has facts already", () => {
  let database: Database;
  beforeAll(async () => {
    database = await ready("postgres");
    await fact(1, -3).execute(database.db);
  });
  afterAll(() => database.close());

  test("begin with the next one; what comes after the last has a place too, and goes to its month once that has a table", async () => {
    const { db } = database;
    expect(await keepByMonth(database, 1)).toEqual([monthName(1)]);
    for (const [seq, months] of [
      [2, 0],
      [3, 1],
      [4, 3],
    ] as const) {
      await fact(seq, months).execute(db);
    }
    expect(await tables(database)).toEqual({
      1: "banjian.facts_before",
      2: "banjian.facts_before",
      3: `banjian.facts_${monthName(1)}`,
      4: "banjian.facts_rest",
    });
    expect(await keepByMonth(database, 3)).toEqual([monthName(2), monthName(3)]);
    expect((await tables(database))[4]).toBe(`banjian.facts_${monthName(3)}`);
    expect(await keepByMonth(database, 3), "and nothing is left to do").toEqual([]);
  });

  test("the same fact of a case is not kept twice", async () => {
    const again = sql`insert into banjian.facts select * from banjian.facts where seq = 2`;
    await expect(again.execute(database.db)).rejects.toMatchObject({ code: "23505" });
  });

  test("are asked for when next month has none (DB16)", async () => {
    const { db } = database;
    expect(await codes(database)).not.toContain("DB16");
    for (const months of [1, 2, 3]) {
      await sql.raw(`drop table banjian.facts_${monthName(months)}`).execute(db);
    }
    expect(await codes(database)).toContain("DB16");
  });
});

test("a script an administrator runs does the same, and a hall's role keeps its rights", async () => {
  const database = await ready("postgres");
  const role = `hall_${process.pid}_${Date.now()}`;
  await asSuperuser(`create role ${role}`);
  await sql.raw(`grant select, insert on banjian.facts to ${role}`).execute(database.db);
  const script = planScript(await planMonths(database, 1));
  await sql.raw(script).execute(database.db);
  expect((await planMonths(database, 1)).steps, "nothing is left to do").toEqual([]);
  await database.db.transaction().execute(async (trx) => {
    await sql.raw(`grant usage on schema banjian to ${role}`).execute(trx);
    await sql.raw(`set local role ${role}`).execute(trx);
    await fact(1, 0).execute(trx);
    await fact(2, 1).execute(trx);
  });
  expect(Object.keys(await tables(database))).toEqual(["1", "2"]);
  await database.close();
  await asSuperuser(`drop role ${role}`);
});

test("a table that is split by something else is left to whoever split it (PARTITIONED_OTHERWISE)", async () => {
  const database = await ready("postgres");
  await sql`drop table banjian.facts`.execute(database.db);
  await sql`create table banjian.facts (tenant text, case_id text, seq integer, type text, at timestamptz,
    effective_on date, body jsonb) partition by range (case_id)`.execute(database.db);
  await expect(planMonths(database, 1)).rejects.toMatchObject({
    code: "PARTITIONED_OTHERWISE",
    details: { split: "RANGE (case_id)" },
  });
  await database.close();
});
