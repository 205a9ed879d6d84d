import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import { adaptedDialect } from "./adapted-dialect.js";
import type { Capabilities } from "./capabilities.js";
import { connectionSettings } from "./connection-settings.js";
import { PoolBusy } from "./database-fault.js";

const { connectionTimeoutMillis, query_timeout, lock_timeout, statement_timeout } =
  connectionSettings;

/**
 * The database of a host's Kysely with the hall's patience: a connection is waited for as long as one of a pool of ours, and an
 * answer as well, whatever the host's pool would wait. Its settings hold for transactions of ours alone. An embedded database
 * has one connection for everybody, which is waited for.
 */
export function hostDatabase<Tables>(
  host: Kysely<Tables>,
  { skipLocked }: Pick<Capabilities, "skipLocked">,
): Kysely<Tables> {
  return overHost(host, { skipLocked, lend: (connection) => new InTime(connection) });
}

/** The same for transactions that are the host's own work: a connection is waited for no longer, and they take as long as the host lets them. */
export function hostTransactions<Tables>(host: Kysely<Tables>): Kysely<Tables> {
  const ours = overHost(host, { skipLocked: true, lend: (connection) => connection });
  if (ours === host) return host;
  return host.getExecutor().plugins.reduce((db, plugin) => db.withPlugin(plugin), ours);
}

type Lend = (connection: DatabaseConnection) => DatabaseConnection;

function overHost<Tables>(
  host: Kysely<Tables>,
  { skipLocked, lend }: { readonly skipLocked: boolean; readonly lend: Lend },
): Kysely<Tables> {
  const { adapter } = host.getExecutor();
  if (adapter.supportsMultipleConnections === false && skipLocked) return host;
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => driverOver(host, lend),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  // Its transactions have their settings already.
  return new Kysely<Tables>({
    dialect: adaptedDialect(dialect, { skipLocked, sessionSettings: true }),
  });
}

/** Gives up an answer that does not come; the host has its connection back once what was sent over it has ended. */
class InTime implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  #isLost = false;
  #sent: Promise<unknown> = Promise.resolve();

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async executeQuery<Row>(statement: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#isLost) {
      // Nothing is waited for any more, and the transaction must not outlive the work.
      if (/^rollback\b/i.test(statement.sql)) this.#send(statement);
      throw unheard();
    }
    const result = await this.#heard(this.#send<Row>(statement));
    if (/^(begin|start transaction)\b/i.test(statement.sql)) await this.#heard(this.#send(limits));
    return result;
  }

  streamQuery(): never {
    throw new Error("a hall does not stream");
  }

  /** Resolves once everything that was sent has ended. */
  ended(): Promise<unknown> {
    return this.#sent;
  }

  #send<Row>(statement: CompiledQuery): Promise<QueryResult<Row>> {
    const sent = this.#connection.executeQuery<Row>(statement);
    this.#sent = Promise.allSettled([this.#sent, sent]);
    return sent;
  }

  async #heard<Result>(answer: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#isLost = true;
        reject(unheard());
      }, query_timeout);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}

// As the driver of a pool of ours says it.
function unheard(): Error {
  return new Error("Query read timeout");
}

// For this transaction only: the session is the host's, or lent to others after it.
const limits = CompiledQuery.raw(
  "select set_config('lock_timeout', $1, true), set_config('statement_timeout', $2, true)",
  [String(lock_timeout), String(statement_timeout)],
);

function driverOver<Tables>(host: Kysely<Tables>, lend: Lend): Driver {
  const givesBack = new WeakMap<DatabaseConnection, () => void>();
  return {
    async init() {},
    async acquireConnection() {
      const { connection, giveBack } = await taken(host);
      const lent = lend(connection);
      givesBack.set(lent, giveBack);
      return lent;
    },
    beginTransaction: (connection, { isolationLevel, accessMode }) =>
      run(
        connection,
        ["start transaction", isolationLevel && `isolation level ${isolationLevel}`, accessMode]
          .filter((part) => part !== undefined)
          .join(" "),
      ),
    async commitTransaction(connection) {
      const { rows } = await connection.executeQuery(CompiledQuery.raw("commit"));
      const isUndone = (rows[0] as { command?: string } | undefined)?.command === "ROLLBACK";
      if (isUndone) throw new Undone();
    },
    rollbackTransaction: (connection) => run(connection, "rollback"),
    async releaseConnection(connection) {
      const giveBack = givesBack.get(connection);
      if (connection instanceof InTime) void connection.ended().then(giveBack);
      else giveBack?.();
    },
    async destroy() {},
  };
}

/** As Kysely's own driver says it. */
class Undone extends Error {
  override readonly name = "AbortedTransactionError";
}

async function run(connection: DatabaseConnection, sql: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(sql));
}

/** A connection of the host, which has it back when it is given back, or at once where nobody waits for it any more. */
function taken<Tables>(
  host: Kysely<Tables>,
): Promise<{ readonly connection: DatabaseConnection; readonly giveBack: () => void }> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new PoolBusy());
    }, connectionTimeoutMillis);
    const lending = host.getExecutor().provideConnection(async (connection) => {
      clearTimeout(timer);
      if (isLate) return;
      await new Promise<void>((giveBack) => resolve({ connection, giveBack }));
    });
    lending.catch(reject).finally(() => clearTimeout(timer));
  });
}
