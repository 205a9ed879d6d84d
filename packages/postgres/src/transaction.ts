import type { Kysely } from "kysely";
import type { Tables } from "./tables.js";

/** What another transaction got in the way of, and a repeat puts right: serialisation, deadlock, lock wait, a key kept at the same moment. */
const passing = new Set(["40001", "40P01", "55P03", "23505"]);
const attempts = 5;

/** Runs the work in a transaction of its own, and again from the start where another one got in its way. */
export async function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (trx: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute((trx) => work(trx));
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt));
    }
  }
}

/** Whether another transaction got in the way, so that the same work may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
  return error instanceof Error && "code" in error && passing.has(String(error.code));
}
