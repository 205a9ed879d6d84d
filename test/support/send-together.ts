import type { Compilable, QueryResult, Transaction } from "kysely";

/** Sends the statements of a transaction without waiting in between (Kysely's `execute` waits for the one before), and tells how each fared. */
export function sendTogether<Tables>(
  trx: Transaction<Tables>,
  statements: readonly Compilable[],
): Promise<PromiseSettledResult<QueryResult<unknown>>[]> {
  return trx
    .getExecutor()
    .provideConnection((connection) =>
      Promise.allSettled(statements.map((one) => connection.executeQuery(one.compile()))),
    );
}
