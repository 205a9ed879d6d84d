import { assertNever, CodedError } from "@banjian/base";
import type { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, PostgresDialect } from "kysely";
import { DatabaseError } from "pg";
import { connectionSettings } from "./connection-settings.js";
import { type PostgresTarget, parseDatabaseUrl } from "./database-url.js";
import { databaseError } from "./errors.js";
import { hostDatabase, hostTransactions } from "./host-database.js";
import { openPGliteFolder, openPGliteMemory } from "./pglite-database.js";
import type { FolderLock } from "./pglite-folder-lock.js";
import { openPool } from "./postgres-pool.js";
import { type Backend, probe } from "./probe.js";
import { markPipelined } from "./trips.js";
import { withoutSkipLocked } from "./without-skip-locked.js";

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
  /** An embedded database in a folder that only this process opens. */
  readonly kept: boolean;
  close(): Promise<void>;
};

/** Opens the database a URL names or takes the Kysely of a host; refuses one that does not answer or reads values in its own way. */
export async function connect<Tables>(
  to: string | { readonly kysely: Kysely<Tables> },
): Promise<OpenDatabase<Tables>> {
  if (typeof to !== "string") {
    const host = to.kysely;
    const db = hostDatabase(host);
    const rest = { host, hostTransactions: hostTransactions(host), kept: false };
    return { db, reserved: db, backend: await probe(db), ...rest, close: async () => {} };
  }
  const target = parseDatabaseUrl(to);
  switch (target.kind) {
    case "pglite-memory":
      return embedded(await openPGliteMemory());
    case "pglite-folder": {
      const { pglite, lock } = await openPGliteFolder(target.folder);
      return embedded(pglite, lock);
    }
    case "postgres":
      return onServer<Tables>(target).catch((error) => Promise.reject(whyNot(target, error)));
    default:
      return assertNever(target);
  }
}

async function embedded<Tables>(pglite: PGlite, lock?: FolderLock): Promise<OpenDatabase<Tables>> {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  const close = () => db.destroy().finally(() => lock?.release());
  return answered(db, { ...plain(db), reserved: db, kept: lock !== undefined, close });
}

async function onServer<Tables>({ url, without }: PostgresTarget): Promise<OpenDatabase<Tables>> {
  const [db, reserved] = [connectionSettings.max, connectionSettings.reserved].map((most) => {
    const dialect = new PostgresDialect({ pool: openPool(url, most) });
    const pooled = new Kysely<Tables>({
      dialect: without.length > 0 ? withoutSkipLocked(dialect) : dialect,
    });
    markPipelined(pooled);
    return pooled;
  }) as [Kysely<Tables>, Kysely<Tables>];
  const close = async () => {
    await Promise.all([db.destroy(), reserved.destroy()]);
  };
  return answered(db, { ...plain(db), reserved, kept: false, close });
}

function plain<Tables>(db: Kysely<Tables>) {
  return { host: db, hostTransactions: db };
}

/** Closes the database where it does not answer. */
async function answered<Tables>(
  db: Kysely<Tables>,
  rest: Omit<OpenDatabase<Tables>, "db" | "backend">,
): Promise<OpenDatabase<Tables>> {
  try {
    return { db, backend: await probe(db), ...rest };
  } catch (error) {
    await rest.close();
    throw error;
  }
}

/** A server that answers gives its reason with an SQLSTATE; anything else means that nobody answered. */
function whyNot({ host, port, database }: PostgresTarget, error: unknown): unknown {
  if (error instanceof CodedError || !(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (error instanceof DatabaseError) {
    const [sqlState, reason] = [code ?? "?", error.message];
    return databaseError("DATABASE_REFUSED", { host, port, database, sqlState, reason });
  }
  return databaseError("DATABASE_UNREACHABLE", { host, port, reason: code ?? error.message });
}
