import type { Kysely } from "kysely";
import { isPassing } from "./database-fault.js";
import type { Tables } from "./tables.js";

const attempts = 5;

/** Runs the work in a transaction of its own, and again from the start where another one got in its way. */
export async function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (trx: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work(db);
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute((trx) => work(trx));
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt));
    }
  }
}
