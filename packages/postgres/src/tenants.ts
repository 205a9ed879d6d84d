import { type Kysely, sql } from "kysely";
import { schemaName, type Tables } from "./tables.js";

/** Where a hall leaves its first trace; all its other rows belong to one of these. */
const traces = [
  "cases",
  "outbox_heads",
  "outbox",
  "sinks",
  "stalls",
  "clock_holds",
  "absences",
  "inbound",
] as const satisfies readonly (keyof Tables)[];

/** The halls that have anything in a database, in the order of their names. */
export async function tenantsOf(db: Kysely<Tables>): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    const next = await firstFrom(db, ">", found.at(-1) ?? "");
    if (next === undefined) return found;
    found.push(next);
  }
}

/** Whether a hall has anything in a database. */
export async function hasTenant(db: Kysely<Tables>, tenant: string): Promise<boolean> {
  return (await firstFrom(db, ">=", tenant)) === tenant;
}

/** Looks each up at the head of an index: however many rows there are, a hall costs one look. */
async function firstFrom(
  db: Kysely<Tables>,
  from: ">" | ">=",
  tenant: string,
): Promise<string | undefined> {
  const firsts = traces.map(
    (table) =>
      sql`select min(tenant) as tenant from ${sql.id(schemaName, table)} where tenant ${sql.raw(from)} ${tenant}`,
  );
  const { rows } = await sql<{ tenant: string | null }>`
    select min(tenant) as tenant from (${sql.join(firsts, sql` union all `)}) as firsts`.execute(
    db,
  );
  return rows[0]?.tenant ?? undefined;
}
