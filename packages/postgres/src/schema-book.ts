import { type Kysely, sql } from "kysely";
import { schemaName, type Tables } from "./tables.js";

const steps = sql.id(schemaName, "schema_steps");
const lock = sql.id(schemaName, "schema_lock");

/** The statements that make the book of steps where there is none; where there is one they change nothing. */
export const bookStatements = [
  sql`create schema if not exists ${sql.id(schemaName)}`,
  sql`create table if not exists ${steps} (
    name varchar(255) not null primary key,
    timestamp varchar(255) not null
  )`,
  sql`create table if not exists ${lock} (
    id varchar(255) not null primary key,
    is_locked integer not null default 0
  )`,
  sql`insert into ${lock} (id, is_locked) select 'migration_lock', 0
    where not exists (select 1 from ${lock} where id = 'migration_lock')`,
];

/** Enters a step into the book. */
export function entry(step: string) {
  return sql`insert into ${steps} (name, timestamp)
    values (${sql.lit(step)}, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}

/** Waits until nobody else is taking a step; others then wait until the end of this transaction. */
export async function lockBook(trx: Kysely<Tables>): Promise<void> {
  // The step of another may take long; the tables themselves are not waited for longer than any statement is.
  await sql`set local lock_timeout = 0`.execute(trx);
  await sql`select id from ${lock} where id = 'migration_lock' for update`.execute(trx);
  await sql`set local lock_timeout = '3s'`.execute(trx);
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`select set_config(name, '0', true) from pg_settings
    where name = 'transaction_timeout'`.execute(trx);
}

/** The steps a database has taken, in their order; none where there is no book, or none that this role may read. */
export async function stepsTaken(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: found } = await sql`select 1 from information_schema.tables
    where table_schema = ${schemaName} and table_name = 'schema_steps'`.execute(db);
  if (found.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from ${steps} order by name`.execute(db);
  return rows.map(({ name }) => name);
}
