import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import type { OpenDatabase } from "./connect.js";

describe.each(backends)("on %s", (backend) => {
  let database: OpenDatabase<Record<string, never>>;
  const ownZone = process.env.TZ;

  beforeAll(async () => {
    database = await openTestDatabase(backend);
  });

  afterAll(() => database.close());

  afterEach(() => {
    process.env.TZ = ownZone;
  });

  /** What one SQL expression is in JavaScript. */
  async function read(expression: string): Promise<unknown> {
    const { rows } = await sql<{ it: unknown }>`select ${sql.raw(expression)} as it`.execute(
      database.db,
    );
    return rows[0]?.it;
  }

  test.each([
    ["cast('2026-09-24' as date)", "2026-09-24"],
    ["cast('2026-12-31' as date)", "2026-12-31"],
    ["cast('0001-01-01' as date)", "0001-01-01"],
    ["cast('9007199254740993' as int8)", "9007199254740993"],
    ["cast(-1 as int8)", "-1"],
    ["(select count(*) from (values (1), (2)) as two)", "2"],
    ["cast(7 as int4)", 7],
    ["cast('0.10' as numeric)", "0.10"],
    ["cast('12345678901234567890.5' as numeric)", "12345678901234567890.5"],
    ["cast('2026-09-24 17:00:00+00' as timestamptz)", "2026-09-24T17:00:00.000Z"],
    ["cast('2026-09-25 01:00:00.1+08' as timestamptz)", "2026-09-24T17:00:00.100Z"],
    ["cast('2026-09-24 17:00:00.123999+00' as timestamptz)", "2026-09-24T17:00:00.123Z"],
    ["cast('1900-12-31 16:00:00+00' as timestamptz)", "1900-12-31T16:00:00.000Z"],
    ["cast('2026-09-24 17:00:00' as timestamp)", "2026-09-24 17:00:00"],
    ["cast('1 day 02:00' as interval)", "1 day 02:00:00"],
    [
      `cast('{"事项":"食品经营许可","步骤":[1,"二",null]}' as jsonb)`,
      { 事项: "食品经营许可", 步骤: [1, "二", null] },
    ],
    [`cast('"文本"' as jsonb)`, "文本"],
    ["cast('null' as jsonb)", null],
    [`cast('{"b":1}' as json)`, { b: 1 }],
    ["cast('𠮷田，证件齐全' as text)", "𠮷田，证件齐全"],
    ["true", true],
    ["false", false],
    [`cast('{受理,"含,逗号","含\\"引号",NULL}' as text[])`, ["受理", "含,逗号", '含"引号', null]],
    ["cast('{}' as text[])", []],
    ["cast(null as date)", null],
    ["cast(null as timestamptz)", null],
  ])("%s is read as %j, wherever the process runs", async (expression, value) => {
    for (const zone of ["UTC", "America/Los_Angeles", "Asia/Shanghai"]) {
      process.env.TZ = zone;
      expect(await read(expression), zone).toEqual(value);
    }
  });

  test("a moment is read the same whatever zone the session has, also where the offset has seconds", async () => {
    await database.db.transaction().execute(async (trx) => {
      await sql`set local time zone 'Asia/Shanghai'`.execute(trx);
      const { rows } = await sql<Record<string, unknown>>`
        select cast('2026-09-24 17:00:00.5+00' as timestamptz) as late,
          cast('1890-01-01 00:00:00+00' as timestamptz) as early`.execute(trx);
      expect(rows).toEqual([
        { late: "2026-09-24T17:00:00.500Z", early: "1890-01-01T00:00:00.000Z" },
      ]);
    });
  });

  test("every millisecond survives the way in and out", async () => {
    const { rows } = await sql<{ it: string }>`
      select timestamptz '2026-09-24 17:00:00+00' + n * interval '1 millisecond' as it
      from generate_series(0, 999) as n order by n`.execute(database.db);
    const expected = rows.map((_, n) => `2026-09-24T17:00:00.${String(n).padStart(3, "0")}Z`);
    expect(rows.map(({ it }) => it)).toEqual(expected);
    expect(rows).toHaveLength(1000);
  });

  test("a moment without end is refused, and the connection stays usable", async () => {
    await expect(read("cast('infinity' as timestamptz)")).rejects.toMatchObject({
      code: "DATABASE_VALUES_UNFIT",
      details: { type: "timestamptz", found: "infinity" },
    });
    expect(await read("true")).toBe(true);
  });

  test("values given as parameters come back as they were", async () => {
    await sql`create table echo (day date, count int8, at timestamptz, body jsonb, words text[], done boolean)`.execute(
      database.db,
    );
    const body = { 事项: "许可", 数: 12, 空: null };
    const words = ["受理", '含"引号', "含,逗号"];
    await sql`insert into echo values (${"2026-09-24"}, ${"9007199254740993"}, ${"2026-09-24T17:00:00.123Z"},
      ${JSON.stringify(body)}, ${words}, ${false})`.execute(database.db);
    const { rows } = await sql`select * from echo`.execute(database.db);
    expect(rows).toEqual([
      {
        day: "2026-09-24",
        count: "9007199254740993",
        at: "2026-09-24T17:00:00.123Z",
        body,
        words,
        done: false,
      },
    ]);
  });
});
