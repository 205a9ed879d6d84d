import type { Kysely, Transaction } from "kysely";
import { isLost, isPassing } from "./database-fault.js";
import { attempts, whyNotAnswered } from "./patiently.js";
import type { Tables } from "./tables.js";
import { CommitLost } from "./trips.js";

/** How long it is begun again, in milliseconds: nothing else has waited before it, and each time may wait for a row for `lock_timeout`. */
const patience = 10_000;

/**
 * Runs the work in a transaction of its own, and again from the start where another one got in its way. Throws STORE_UNAVAILABLE
 * where nothing was stored, OUTCOME_UNKNOWN where the commit was not answered.
 */
export async function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (trx: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work(db);
  const started = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await inOne(db, work);
    } catch (error) {
      const isLate = performance.now() - started > patience;
      if (attempt === attempts || isLate || !isPassing(error)) throw whyNotAnswered(error);
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt));
    }
  }
}

/** Runs the work in one transaction; throws CommitLost where its end was not heard of. */
export async function inOne<Schema, Result>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  let isDone = false;
  try {
    return await db.transaction().execute(async (trx) => {
      const result = await work(trx);
      isDone = true;
      return result;
    });
  } catch (error) {
    throw isDone && isLost(error) ? new CommitLost(error) : error;
  }
}
