import { type Kysely, sql } from "kysely";
import { databaseError } from "./errors.js";
import { guardAnswered, guardAsked } from "./guarded-pool.js";

/** Which database answers: PGlite in this process, or a PostgreSQL server. */
export type Backend = "pglite" | "postgres";

const expected = {
  date: "2026-09-24",
  int8: "9007199254740993",
  timestamptz: "2026-09-24T17:00:00.500Z",
  jsonb: { 日: 1 },
};

/**
 * Asks the database for one value of each kind, and refuses a connection that reads them in its own way: dates would shift,
 * counts be rounded. Refuses a server behind a pool that is not guarded: a connection lost at work would end the process.
 */
export async function probe<Tables>(db: Kysely<Tables>): Promise<Backend> {
  const { rows } = await sql<Record<string, unknown>>`
    select version() as version,
      cast('2026-09-24' as date) as date,
      cast('9007199254740993' as int8) as int8,
      cast('2026-09-25 01:00:00.5+08' as timestamptz) as timestamptz,
      cast('{"日":1}' as jsonb) as jsonb,
      cast(${guardAsked} as name) as guard`.execute(db);
  const row = rows[0] ?? {};
  for (const [type, value] of Object.entries(expected)) {
    const [wanted, found] = [shown(value), shown(row[type])];
    if (found !== wanted)
      throw databaseError("DATABASE_VALUES_UNFIT", { type, expected: wanted, found });
  }
  if (String(row.version).includes("PGlite")) return "pglite";
  if (row.guard !== guardAnswered) throw databaseError("POOL_UNGUARDED", {});
  return "postgres";
}

function shown(value: unknown): string {
  return value instanceof Date ? `Date ${value.toISOString()}` : String(JSON.stringify(value));
}
