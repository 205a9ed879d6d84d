import type { Kysely } from "kysely";
import { databaseError } from "./errors.js";
import { migrations } from "./migrations/index.js";
import { bookStatements, entry, lockBook, stepsTaken } from "./schema-book.js";
import { schemaName, type Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";

/** One step of the schema and whether this database has taken it. */
export type SchemaStep = { readonly name: string; readonly done: boolean };

/**
 * Brings the schema up to date and returns the steps taken now. Each step is one transaction under a lock, so that a run
 * which is killed anywhere is resumed by the next one, and of several at once each step is taken by one. Refuses a schema
 * that a newer program has closed to this one (SCHEMA_TOO_NEW), and a role that may not make tables
 * (SCHEMA_RIGHTS_MISSING). `told` hears of each step before it is taken.
 */
export async function migrate(
  db: Kysely<Tables>,
  told: (step: string) => unknown = () => {},
): Promise<readonly string[]> {
  const missing = (await schemaStatus(db)).filter(({ done }) => !done);
  refuseClosed(await stepsTaken(db));
  // Nothing to do needs no right to make a schema.
  if (missing.length === 0) return [];
  await permitted("schema", () =>
    inTransaction(db, async (trx) => {
      for (const statement of bookStatements) await statement.execute(trx);
    }),
  );
  const taken: string[] = [];
  for (const { name } of missing) {
    await told(name);
    const took = await permitted(name, () => inTransaction(db, (trx) => takeStep(trx, name)));
    if (took) taken.push(name);
  }
  return taken;
}

async function permitted<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const denied = error instanceof Error && "code" in error && error.code === "42501";
    throw denied ? databaseError("SCHEMA_RIGHTS_MISSING", { step, reason: error.message }) : error;
  }
}

/** The steps of the schema, and which of them this database has taken. Changes nothing. */
export async function schemaStatus(db: Kysely<Tables>): Promise<readonly SchemaStep[]> {
  const done = await stepsTaken(db);
  return stepNames.map((name) => ({ name, done: done.includes(name) }));
}

/** Refuses a database whose schema is older than this program (SCHEMA_OUTDATED), or that a newer one has closed to it (SCHEMA_TOO_NEW). */
export async function checkSchema(db: Kysely<Tables>): Promise<void> {
  const done = await stepsTaken(db);
  const missing = stepNames.filter((name) => !done.includes(name));
  if (missing.length > 0) throw databaseError("SCHEMA_OUTDATED", { missing });
  refuseClosed(done);
}

async function takeStep(trx: Kysely<Tables>, name: string): Promise<boolean> {
  await lockBook(trx);
  const done = await stepsTaken(trx);
  refuseClosed(done);
  if (done.includes(name)) return false;
  await stepNamed(name).up(trx.withSchema(schemaName) as unknown as Kysely<unknown>);
  await entry(name).execute(trx);
  return true;
}

/** The steps of the schema, in their order. */
export const stepNames: readonly string[] = Object.keys(migrations);

/** The step of that name. */
export function stepNamed(name: string): { up(db: Kysely<unknown>): Promise<void> } {
  const step = Object.entries(migrations).find(([known]) => known === name)?.[1];
  if (step === undefined) throw new Error(`the schema has no step ${name}`);
  return step as { up(db: Kysely<unknown>): Promise<void> };
}

/** The steps among these that a later program has taken and that end the time of this one: their names say so; all others only add. */
export function closingSteps(done: readonly string[]): readonly string[] {
  return done.filter((name) => !stepNames.includes(name) && name.includes("-contract-"));
}

function refuseClosed(done: readonly string[]): void {
  if (closingSteps(done).length === 0) return;
  const unknown = done.filter((name) => !stepNames.includes(name));
  throw databaseError("SCHEMA_TOO_NEW", { unknown });
}
