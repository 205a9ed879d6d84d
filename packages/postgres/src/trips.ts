import { CompiledQuery, type DatabaseConnection, type Kysely, type QueryResult } from "kysely";
import { isLost } from "./database-fault.js";
import type { Tables } from "./tables.js";

/** Sends statements one behind the other and gives back what each found; throws what the first of them that failed says. */
export type Send = <Row>(
  statements: readonly CompiledQuery<Row>[],
) => Promise<readonly QueryResult<Row>[]>;

/** Reads what it has to and says what is to be written; what it throws leaves nothing behind. */
export type Work<Result> = (
  send: Send,
) => Promise<{ readonly result: Result; readonly writes: readonly CompiledQuery[] }>;

/** The commit was sent and not answered: it may have happened, or not. */
export class CommitLost extends Error {
  constructor(cause: unknown) {
    super("the commit was not answered", { cause });
  }
}

/** Databases whose connections take several statements without waiting for the answers in between. */
const pipelined = new WeakSet<object>();

/** Says that the connections of this database take statements one behind the other. */
export function markPipelined(database: object): void {
  pipelined.add(database);
}

/**
 * A transaction in as few trips as its work sends, the first of them with its beginning and the last with its end. Inside a
 * transaction of the host it is a part of that (`asPartOf`). Throws CommitLost where the end was not heard of.
 */
export async function inTrips<Result>(
  database: Kysely<Tables>,
  work: Work<Result>,
): Promise<Result> {
  if (database.isTransaction) return insideAnother(database, work);
  const executor = database.getExecutor();
  if (executor.adapter.supportsMultipleConnections === false) {
    return database.transaction().execute((trx) => insideAnother(trx, work));
  }
  const together = pipelined.has(database) ? atOnce : inTurn;
  return executor.provideConnection((connection) => ownTrips(connection, together, work));
}

const begin = CompiledQuery.raw("begin transaction isolation level read committed");
const commit = CompiledQuery.raw("commit");
const rollback = CompiledQuery.raw("rollback");

type Together = <Row>(
  connection: DatabaseConnection,
  statements: readonly CompiledQuery<Row>[],
) => Promise<readonly QueryResult<Row>[]>;

async function ownTrips<Result>(
  connection: DatabaseConnection,
  together: Together,
  work: Work<Result>,
): Promise<Result> {
  let begun = false;
  const send: Send = async <Row>(statements: readonly CompiledQuery<Row>[]) => {
    if (begun) return together(connection, statements);
    begun = true;
    const [, ...results] = await together<Row>(connection, [
      begin as CompiledQuery<never>,
      ...statements,
    ]);
    return results;
  };
  try {
    const { result, writes } = await work(send);
    if (writes.length > 0) await end(connection, together, [...(begun ? [] : [begin]), ...writes]);
    else await together(connection, [rollback]);
    return result;
  } catch (error) {
    // Where the server has ended it already this only warns; where the connection is gone there is nothing to end.
    await together(connection, [rollback]).catch(() => {});
    throw error;
  }
}

async function end(
  connection: DatabaseConnection,
  together: Together,
  writes: readonly CompiledQuery[],
): Promise<void> {
  try {
    const [done] = (await together(connection, [...writes, commit])).slice(-1);
    // The host's driver may have rolled back and called it a success.
    if ((done?.rows[0] as { command?: string } | undefined)?.command === "ROLLBACK") {
      throw new Error("the transaction was rolled back");
    }
  } catch (error) {
    throw isLost(error) ? new CommitLost(error) : error;
  }
}

/** The host's transaction goes on after it: whoever calls puts it behind a savepoint. */
async function insideAnother<Result>(trx: Kysely<Tables>, work: Work<Result>): Promise<Result> {
  const send = sendOver(trx);
  const { result, writes } = await work(send);
  await send(writes);
  return result;
}

function sendOver(trx: Kysely<Tables>): Send {
  return (statements) =>
    trx.getExecutor().provideConnection((connection) => inTurn(connection, statements));
}

/** All on their way at once: one trip. Of several that fail the first says why. */
async function atOnce<Row>(
  connection: DatabaseConnection,
  statements: readonly CompiledQuery<Row>[],
): Promise<readonly QueryResult<Row>[]> {
  const sent = await Promise.allSettled(statements.map((one) => connection.executeQuery<Row>(one)));
  return sent.map((one) => {
    if (one.status === "fulfilled") return one.value;
    throw one.reason;
  });
}

async function inTurn<Row>(
  connection: DatabaseConnection,
  statements: readonly CompiledQuery<Row>[],
): Promise<readonly QueryResult<Row>[]> {
  const results: QueryResult<Row>[] = [];
  for (const one of statements) results.push(await connection.executeQuery<Row>(one));
  return results;
}
