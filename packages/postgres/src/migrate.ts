import type { Kysely } from "kysely";
import { whyForbidden } from "./database-fault.js";
import { databaseError } from "./errors.js";
import { closingSteps, stepNamed, stepNames, unknownSteps } from "./migrate-steps.js";
import { bookStatements, entry, lockBook, stepsTaken } from "./schema-book.js";
import { type SchemaState, schemaState } from "./schema-state.js";
import { schemaName, type Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";

/** One step of the schema and whether this database has taken it. */
export type SchemaStep = {
  readonly name: string;
  readonly done: boolean;
  /** What it makes stands there although the book of steps does not have it. */
  readonly there?: true;
  /** A later program has taken it; this one does not know it. */
  readonly known?: false;
  /** It ended the time of this program. */
  readonly closes?: true;
};

/**
 * Brings the schema up to date and returns the steps taken now. Each step is one transaction under a lock, so that a run
 * which is killed anywhere is resumed by the next one, and of several at once each step is taken by one. Refuses a schema
 * that a newer program has closed to this one (SCHEMA_TOO_NEW), what is somebody else's (SCHEMA_FOREIGN) or no longer what its
 * book says (SCHEMA_UNBOOKED, SCHEMA_DRIFTED), and a role that may not read (SCHEMA_FORBIDDEN) or make tables (SCHEMA_RIGHTS_MISSING). `told` hears of each step before it is taken.
 */
export async function migrate(
  db: Kysely<Tables>,
  told: (step: string) => unknown = () => {},
): Promise<readonly string[]> {
  const missing = await untakenSteps(db);
  // Nothing to do needs no right to make a schema.
  if (missing.length === 0) return [];
  await permitted("schema", () =>
    inTransaction(db, async (trx) => {
      for (const statement of bookStatements) await statement.execute(trx);
    }),
  );
  const taken: string[] = [];
  for (const name of missing) {
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
    const reason = whyForbidden(error);
    throw reason === undefined ? error : databaseError("SCHEMA_RIGHTS_MISSING", { step, reason });
  }
}

/** The steps of the schema, and which of them this database has taken, with those that only a later program knows (`known: false`). Changes nothing. */
export async function schemaStatus(db: Kysely<Tables>): Promise<readonly SchemaStep[]> {
  const state = await readableState(db);
  if (state.kind === "drifted") refuseUnfit(state);
  const { done } = state;
  const there = state.kind === "unbooked" ? state.steps : [];
  return [
    ...stepNames.map((name) => ({
      name,
      done: done.includes(name),
      ...(there.includes(name) ? { there: true as const } : {}),
    })),
    ...unknownSteps(done).map((name) => ({
      name,
      done: true,
      known: false as const,
      ...(closingSteps([name]).length > 0 ? { closes: true as const } : {}),
    })),
  ];
}

/** The steps that migrating would take; refuses a database that it cannot bring up to date. */
export async function untakenSteps(db: Kysely<Tables>): Promise<readonly string[]> {
  const state = await readableState(db);
  if (state.kind === "empty") return stepNames;
  if (state.kind === "older") return state.missing;
  refuseUnfit(state);
  return [];
}

/** Refuses a database without a schema (SCHEMA_MISSING), with an older one (SCHEMA_OUTDATED), and each that migrating refuses. */
export async function checkSchema(db: Kysely<Tables>): Promise<void> {
  const state = await readableState(db);
  if (state.kind === "empty") throw databaseError("SCHEMA_MISSING", {});
  if (state.kind === "older") throw databaseError("SCHEMA_OUTDATED", { missing: state.missing });
  refuseUnfit(state);
}

/** Refuses what cannot be looked at, or is not ours to look at (SCHEMA_FORBIDDEN, SCHEMA_FOREIGN). */
async function readableState(db: Kysely<Tables>) {
  const state = await schemaState(db);
  if (state.kind === "forbidden") throw databaseError("SCHEMA_FORBIDDEN", { role: state.role });
  if (state.kind === "foreign") throw databaseError("SCHEMA_FOREIGN", { there: state.there });
  return state;
}

function refuseUnfit(state: SchemaState): void {
  if (state.kind === "newer") throw databaseError("SCHEMA_TOO_NEW", { unknown: state.unknown });
  if (state.kind === "drifted") throw databaseError("SCHEMA_DRIFTED", { gone: state.gone });
  if (state.kind !== "unbooked") return;
  throw databaseError("SCHEMA_UNBOOKED", { there: state.there, steps: state.steps });
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

function refuseClosed(done: readonly string[]): void {
  if (closingSteps(done).length === 0) return;
  throw databaseError("SCHEMA_TOO_NEW", { unknown: unknownSteps(done) });
}
