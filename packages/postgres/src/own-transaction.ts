import { engineError } from "@banjian/engine";
import type { Kysely, Transaction } from "kysely";
import { isPassing, isThere, whyNotStored } from "./database-fault.js";
import { databaseError } from "./errors.js";
import { inOne } from "./transaction.js";
import { CommitLost } from "./trips.js";

/**
 * Runs the work in a transaction of a database of ours. Throws what the work throws; STORE_UNAVAILABLE where it was not begun
 * or could not be committed, TRANSACTION_ABORTED where the work went on after a statement that failed, and OUTCOME_UNKNOWN
 * where the commit was not answered.
 */
export async function inOwnTransaction<Result>(
  db: Kysely<unknown>,
  work: (trx: Transaction<unknown>) => Promise<Result>,
): Promise<Result> {
  // How the work itself went, as far as it came to that.
  const at: { work?: { readonly failed?: unknown } } = {};
  try {
    return await inOne(db, (trx) => {
      at.work = {};
      return work(trx).catch((failed) => {
        at.work = { failed };
        throw failed;
      });
    });
  } catch (error) {
    if (at.work === undefined) throw whyNotStored(error);
    // What befell the rollback afterwards says less than what it was for.
    throw "failed" in at.work ? at.work.failed : whyNotCommitted(error);
  }
}

function whyNotCommitted(error: unknown): unknown {
  if (error instanceof CommitLost) return engineError("OUTCOME_UNKNOWN", {});
  // A commit that the server answered with a rollback; Kysely gives it no code.
  if (error instanceof Error && error.name === "AbortedTransactionError")
    return databaseError("TRANSACTION_ABORTED", {});
  // A key of the host's own tables that is only looked at now is the host's affair.
  return isPassing(error) && !isThere(error) ? whyNotStored(error) : error;
}
