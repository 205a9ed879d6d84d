import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from "kysely";
import type { CustomTypesConfig } from "pg";
import { databaseError } from "./errors.js";
import { hear } from "./guarded-pool.js";
import type { Tables } from "./tables.js";
import { pgTypes } from "./value-parsers.js";

/** A `pg` client that the host has taken out of its pool and begun a transaction on. */
export type HostClient = {
  query(statement: {
    readonly text: string;
    readonly values: unknown[];
    readonly types: CustomTypesConfig;
  }): Promise<{
    readonly command: string;
    readonly rowCount: number | null;
    readonly rows: unknown[];
  }>;
  /** Clients of `pg` have these; one that is lost while the host holds it then ends nothing but the work on it. */
  on?(name: "error", listener: (error: Error) => void): unknown;
  listeners?(name: "error"): readonly unknown[];
};

/** A Kysely of the host, whatever its tables are. */
type HostKysely = { readonly isTransaction: boolean; getExecutor(): object };

/** A transaction of the host: Kysely's, or the client it runs on. */
export type HostTransaction = HostKysely | HostClient;

/** The connection that a transaction of the host runs on. */
export type HostConnection = {
  /** The same for all transactions and handles over it. */
  readonly runsOn: object;
  /** Whether it reads values as we told it to. */
  readonly readsOurs: boolean;
  send<Row>(statement: CompiledQuery<Row>): Promise<QueryResult<Row>>;
  /** Sends these behind the statement that is on its way, whatever else waits for its answer. */
  sendNow(statements: readonly CompiledQuery[]): void;
};

/** Finds it; refuses what is neither a transaction nor a client (TRANSACTION_MISSING). */
export async function hostConnection(host: HostTransaction): Promise<HostConnection> {
  const given: unknown = host;
  if (typeof given === "object" && given !== null) {
    if ("getExecutor" in given) return ofKysely(given as Kysely<Tables>);
    // A pool has clients, and is none: each statement would run on another one.
    if ("query" in given && !("totalCount" in given)) return ofClient(given as HostClient);
  }
  throw databaseError("TRANSACTION_MISSING", {});
}

async function ofKysely(trx: Kysely<Tables>): Promise<HostConnection> {
  if (!trx.isTransaction) throw databaseError("TRANSACTION_MISSING", {});
  const executor = trx.getExecutor();
  const connection = await executor.provideConnection(async (it) => it).catch(whyEnded);
  return {
    runsOn: connection,
    readsOurs: false,
    send: (statement) => executor.provideConnection((it) => it.executeQuery(statement)),
    sendNow: (statements) => sendAll(connection, statements),
  };
}

// Kysely tells it in words alone.
function whyEnded(error: unknown): never {
  const hasEnded = error instanceof Error && /^Transaction is already /.test(error.message);
  throw hasEnded ? databaseError("TRANSACTION_MISSING", {}) : error;
}

async function ofClient(client: HostClient): Promise<HostConnection> {
  hear(client);
  const connection = connectionOver(client);
  return {
    runsOn: client,
    readsOurs: true,
    send: (statement) => connection.executeQuery(statement),
    sendNow: (statements) => sendAll(connection, statements),
  };
}

function sendAll(connection: DatabaseConnection, statements: readonly CompiledQuery[]): void {
  for (const one of statements) connection.executeQuery(one).catch(() => {});
}

function connectionOver(client: HostClient): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql: text, parameters }: CompiledQuery) {
      const { command, rowCount, rows } = await client.query({
        text,
        values: [...parameters],
        types: pgTypes,
      });
      const counts = ["INSERT", "UPDATE", "DELETE"].includes(command);
      return {
        rows: rows as Row[],
        ...(counts ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
      };
    },
    streamQuery() {
      throw new Error("a host's client does not stream");
    },
  };
}
