import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { databaseError } from "./errors.js";
import { migrations } from "./migrations/index.js";
import { schemaName, type Tables } from "./tables.js";

/** One step of the schema and whether this database has taken it. */
export type SchemaStep = { readonly name: string; readonly done: boolean };

/** Brings the schema up to date, under a lock and in one transaction; returns the steps taken now. Refuses a newer one (SCHEMA_TOO_NEW). */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  refuseUnknown(await stepsDone(db));
  const { error, results = [] } = await migratorFor(db).migrateToLatest();
  if (error !== undefined) throw error;
  return results
    .filter(({ status }) => status === "Success")
    .map(({ migrationName }) => migrationName);
}

/** The steps of the schema, and which of them this database has taken. Changes nothing. */
export async function schemaStatus(db: Kysely<Tables>): Promise<readonly SchemaStep[]> {
  const done = await stepsDone(db);
  return Object.keys(migrations).map((name) => ({ name, done: done.includes(name) }));
}

/** Refuses a database whose schema is older than this program (SCHEMA_OUTDATED) or newer (SCHEMA_TOO_NEW). */
export async function checkSchema(db: Kysely<Tables>): Promise<void> {
  const done = await stepsDone(db);
  const missing = Object.keys(migrations).filter((name) => !done.includes(name));
  if (missing.length > 0) throw databaseError("SCHEMA_OUTDATED", { missing });
  refuseUnknown(done);
}

function refuseUnknown(done: readonly string[]): void {
  const unknown = done.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) throw databaseError("SCHEMA_TOO_NEW", { unknown });
}

function migratorFor(db: Kysely<Tables>): Migrator {
  return new Migrator({
    db: db.withSchema(schemaName),
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: schemaName,
    migrationTableName: "schema_steps",
    migrationLockTableName: "schema_lock",
  });
}

async function stepsDone(db: Kysely<Tables>): Promise<string[]> {
  const { rows: found } = await sql`select 1 from information_schema.tables
    where table_schema = ${schemaName} and table_name = 'schema_steps'`.execute(db);
  if (found.length === 0) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.id(schemaName, "schema_steps")}
    order by name`.execute(db);
  return rows.map(({ name }) => name);
}
