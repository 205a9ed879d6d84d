import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { CustomTypesConfig } from "pg";
import { databaseError } from "./errors.js";
import { hear } from "./guarded-pool.js";
import { probe } from "./probe.js";
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

const probed = new WeakSet<object>();

/**
 * A transaction of the host as a database of ours. Refuses what is no transaction (TRANSACTION_MISSING) and a Kysely that
 * reads values in its own way (DATABASE_VALUES_UNFIT); a client is told how to read ours.
 */
export async function hostTransaction(host: HostTransaction): Promise<Kysely<Tables>> {
  const trx = isKysely(host) ? (host as unknown as Kysely<Tables>) : await overClient(host);
  if (!trx.isTransaction) throw databaseError("TRANSACTION_MISSING", {});
  if (isKysely(host) && !probed.has(host)) {
    await probe(trx);
    probed.add(host);
  }
  return trx;
}

function isKysely(host: HostTransaction): host is HostKysely {
  return "getExecutor" in host;
}

/** The host begins and ends the transaction, so that there is nothing to do for that here. */
async function overClient(client: HostClient): Promise<Kysely<Tables>> {
  // A pool has clients, and is none: each statement would run on another one.
  if ("totalCount" in client) throw databaseError("TRANSACTION_MISSING", {});
  hear(client);
  const connection = connectionOver(client);
  await connection.executeQuery(CompiledQuery.raw("savepoint banjian_begin")).catch((error) => {
    throw error?.code === "25P01" ? databaseError("TRANSACTION_MISSING", {}) : error;
  });
  const nothing = async () => {};
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  };
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return kysely.startTransaction().execute();
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
