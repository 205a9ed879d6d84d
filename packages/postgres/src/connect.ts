import { assertNever, CodedError } from "@banjian/base";
import type { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, PostgresDialect } from "kysely";
import { DatabaseError, type Pool } from "pg";
import { adaptedDialect } from "./adapted-dialect.js";
import { type BackendOption, type Capabilities, capabilitiesOf } from "./capabilities.js";
import { connectionSettings } from "./connection-settings.js";
import { type PostgresTarget, parseDatabaseUrl } from "./database-url.js";
import { databaseError } from "./errors.js";
import { hostDatabase, hostTransactions } from "./host-database.js";
import { openPGliteFolder, openPGliteMemory } from "./pglite-database.js";
import type { FolderLock } from "./pglite-folder-lock.js";
import { isPoolersRefusal, refusePooler, refuseSplitting } from "./pooler.js";
import { openPool } from "./postgres-pool.js";
import { type Backend, probe } from "./probe.js";
import { markPipelined } from "./trips.js";

/** A database that has answered; `close` ends what `connect` began, so never the Kysely of a host. */
export type OpenDatabase<Tables> = {
  readonly db: Kysely<Tables>;
  /** The same database over connections of their own, so that sweeps and a look at its health go on when all others are busy. */
  readonly reserved: Kysely<Tables>;
  /** As a host uses it beside us, in its own way. */
  readonly host: Kysely<Tables>;
  /** For transactions in which a host does work of its own. */
  readonly hostTransactions: Kysely<Tables>;
  readonly backend: Backend;
  readonly capabilities: Capabilities;
  /** An embedded database in a folder that only this process opens. */
  readonly kept: boolean;
  close(): Promise<void>;
};

/** Opens the database a URL names or takes the Kysely of a host; refuses one that does not answer or reads values in its own way. */
export async function connect<Tables>(
  to: string | { readonly kysely: Kysely<Tables> },
  backend?: BackendOption,
): Promise<OpenDatabase<Tables>> {
  const capabilities = capabilitiesOf(backend);
  if (typeof to !== "string") return ofHost(to.kysely, capabilities);
  const target = parseDatabaseUrl(to);
  switch (target.kind) {
    case "pglite-memory":
      return embedded(await openPGliteMemory(), { capabilities });
    case "pglite-folder": {
      const { pglite, lock } = await openPGliteFolder(target.folder);
      return embedded(pglite, { capabilities, lock });
    }
    case "postgres": {
      if (target.capabilities !== undefined && backend !== undefined) {
        throw databaseError("BACKEND_TWICE", {});
      }
      const able = target.capabilities ?? capabilities;
      return onServer<Tables>(target, able).catch((error) => Promise.reject(whyNot(target, error)));
    }
    default:
      return assertNever(target);
  }
}

async function ofHost<Tables>(
  host: Kysely<Tables>,
  capabilities: Capabilities,
): Promise<OpenDatabase<Tables>> {
  const db = hostDatabase(host, capabilities);
  const backend = await probe(db);
  const theirs = { host, hostTransactions: hostTransactions(host), kept: false };
  return { db, reserved: db, backend, capabilities, ...theirs, close: async () => {} };
}

async function embedded<Tables>(
  pglite: PGlite,
  { capabilities, lock }: { readonly capabilities: Capabilities; readonly lock?: FolderLock },
): Promise<OpenDatabase<Tables>> {
  const dialect = adaptedDialect(new PGliteDialect({ pglite }), capabilities);
  const db = new Kysely<Tables>({ dialect });
  const close = () => db.destroy().finally(() => lock?.release());
  const kept = lock !== undefined;
  return answered(db, { ...plain(db), reserved: db, capabilities, kept, close });
}

async function onServer<Tables>(
  target: PostgresTarget,
  capabilities: Capabilities,
): Promise<OpenDatabase<Tables>> {
  const { sessionSettings, pipelining } = capabilities;
  const poolOf = (most: number) => openPool(target.url, { most, sessionSettings });
  const over = (pool: Pool) => {
    const dialect = adaptedDialect(new PostgresDialect({ pool }), capabilities);
    const pooled = new Kysely<Tables>({ dialect });
    if (pipelining) markPipelined(pooled);
    return pooled;
  };
  const pool = poolOf(connectionSettings.max);
  const [db, reserved] = [over(pool), over(poolOf(connectionSettings.reserved))];
  const close = async () => {
    await Promise.all([db.destroy(), reserved.destroy()]);
  };
  const rest = { ...plain(db), reserved, capabilities, kept: false, close };
  const check = sessionSettings ? refusePooler : refuseSplitting;
  return answered(db, rest, () => check(pool, target));
}

function plain<Tables>(db: Kysely<Tables>) {
  return { host: db, hostTransactions: db };
}

/** Closes the database where it does not answer. */
async function answered<Tables>(
  db: Kysely<Tables>,
  rest: Omit<OpenDatabase<Tables>, "db" | "backend">,
  check: () => Promise<void> = async () => {},
): Promise<OpenDatabase<Tables>> {
  try {
    const backend = await probe(db);
    await check();
    return { db, backend, ...rest };
  } catch (error) {
    await rest.close();
    throw error;
  }
}

/** A server that answers gives its reason with an SQLSTATE; anything else means that nobody answered. */
function whyNot({ host, port, database }: PostgresTarget, error: unknown): unknown {
  if (error instanceof CodedError || !(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (isPoolersRefusal(error)) {
    return databaseError("POOLER_BETWEEN", { host, port, reason: error.message });
  }
  if (error instanceof DatabaseError) {
    const [sqlState, reason] = [code ?? "?", error.message];
    return databaseError("DATABASE_REFUSED", { host, port, database, sqlState, reason });
  }
  return databaseError("DATABASE_UNREACHABLE", { host, port, reason: code ?? error.message });
}
