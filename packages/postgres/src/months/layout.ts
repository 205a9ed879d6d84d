import { type Kysely, sql } from "kysely";
import { schemaName, type Tables } from "../tables.js";

/** A month of the calendar, as a number that counts on: the years before it times twelve, and the months. */
export type Month = number;

/** How the facts lie in a database. */
export type FactLayout = {
  /** The number of the server's version, as in 180004. */
  readonly version: number;
  /** What the table is split by, in the database's words; undefined for one table. */
  readonly split: string | undefined;
  /** The month it is by the database's clock. */
  readonly now: Month;
  /** Months that have a table of their own, or belong to the one from before. */
  readonly until: Month;
  /** Who may do what with the table, beside its owner. */
  readonly grants: readonly { readonly role: string; readonly right: string }[];
};

/** The key by which the table is split for each month. */
export const byMonth = "RANGE (at)";

/** Looks how the facts lie; changes nothing. */
export async function factLayout(db: Kysely<Tables>): Promise<FactLayout> {
  const { rows } = await sql<{ version: string; split: string | null; now: string }>`
    select current_setting('server_version_num') as version,
      case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as split,
      to_char(now() at time zone 'UTC', 'YYYY-MM') as now
    from pg_catalog.pg_class c where c.oid = ${facts}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("there is no table of facts");
  const now = monthOf(row.now);
  return {
    version: Number(row.version),
    split: row.split ?? undefined,
    now,
    until: row.split === byMonth ? await lastMonth(db) : now,
    grants: await grantsOf(db),
  };
}

const facts = sql`cast(${`${schemaName}.facts`} as regclass)`;

async function lastMonth(db: Kysely<Tables>): Promise<Month> {
  // The bounds are told in the time zone of the session.
  const { rows } = await sql<{ end: string | null }>`
    select to_char(max(cast(substring(pg_get_expr(c.relpartbound, c.oid) from ${" TO \\('([^']+)'"}) as timestamptz))
      at time zone 'UTC', 'YYYY-MM') as "end"
    from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = ${facts}`.execute(db);
  return monthOf(rows[0]?.end ?? "") - 1;
}

async function grantsOf(db: Kysely<Tables>): Promise<FactLayout["grants"]> {
  const { rows } = await sql<{ role: string; right: string }>`
    select r.rolname as role, lower(a.privilege_type) as "right"
    from pg_catalog.pg_class c, aclexplode(c.relacl) a, pg_catalog.pg_roles r
    where c.oid = ${facts} and r.oid = a.grantee and a.grantee <> c.relowner
    order by 1, 2`.execute(db);
  return rows;
}

/** The month of a text that begins with year and month. */
function monthOf(text: string): Month {
  const [year = 0, month = 0] = text.split("-").map(Number);
  return year * 12 + month - 1;
}

/** The month with its year: 2026-12. */
export function monthText(month: Month): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
