import { assertNever, CodedError } from "@banjian/base";
import { type Dialect, Kysely, PGliteDialect, PostgresDialect } from "kysely";
import { DatabaseError } from "pg";
import { type PostgresTarget, parseDatabaseUrl } from "./database-url.js";
import { databaseError } from "./errors.js";
import { openPGliteFolder, openPGliteMemory } from "./pglite-database.js";
import { openPool } from "./postgres-pool.js";
import { type Backend, probe } from "./probe.js";

/** A database that has answered; `close` ends what `connect` began, so never the Kysely of a host. */
export type OpenDatabase<Tables> = {
  readonly db: Kysely<Tables>;
  readonly backend: Backend;
  close(): Promise<void>;
};

/** Opens the database a URL names or takes the Kysely of a host; refuses one that does not answer or reads values in its own way. */
export async function connect<Tables>(
  to: string | { readonly kysely: Kysely<Tables> },
): Promise<OpenDatabase<Tables>> {
  if (typeof to !== "string") {
    return { db: to.kysely, backend: await probe(to.kysely), close: async () => {} };
  }
  const target = parseDatabaseUrl(to);
  switch (target.kind) {
    case "pglite-memory":
      return open(new PGliteDialect({ pglite: await openPGliteMemory() }));
    case "pglite-folder": {
      const { pglite, lock } = await openPGliteFolder(target.folder);
      return open(new PGliteDialect({ pglite }), () => lock.release());
    }
    case "postgres": {
      const dialect = new PostgresDialect({ pool: openPool(target.url) });
      return open<Tables>(dialect).catch((error) => Promise.reject(whyNot(target, error)));
    }
    default:
      return assertNever(target);
  }
}

/** `left` runs once the database is closed, also when it is closed because it did not answer. */
async function open<Tables>(dialect: Dialect, left = () => {}): Promise<OpenDatabase<Tables>> {
  const db = new Kysely<Tables>({ dialect });
  const close = () => db.destroy().finally(left);
  try {
    return { db, backend: await probe(db), close };
  } catch (error) {
    await close();
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
