import { CodedError } from "@banjian/base";
import { type Capabilities, capabilitiesIn } from "./capabilities.js";
import { databaseError } from "./errors.js";

/** Where a database URL leads. */
export type DatabaseTarget =
  | { readonly kind: "pglite-memory" }
  | { readonly kind: "pglite-folder"; readonly folder: string }
  | PostgresTarget;

/** A server; `url` holds the password, the other fields may be shown. */
export type PostgresTarget = {
  readonly kind: "postgres";
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** What its database can do, as far as the URL says: `?backend=opengauss,no-skip-locked`. */
  readonly capabilities?: Capabilities;
};

/** Reads a database URL; refuses unknown schemes, a folder that is neither `./…`, `../…` nor absolute, and a server without host or database. */
export function parseDatabaseUrl(url: string): DatabaseTarget {
  if (url === "pglite://memory") return { kind: "pglite-memory" };
  if (url.startsWith("pglite://")) return folderTarget(url);
  if (/^postgres(ql)?:\/\//.test(url)) return serverTarget(url);
  throw invalid(url);
}

// A bare name is refused: "pglite://memroy" would otherwise become a folder.
const folderPath = /^(\.{1,2}([/\\]|$)|[/\\]|[A-Za-z]:[/\\])/;

function folderTarget(url: string): DatabaseTarget {
  const folder = url.slice("pglite://".length);
  if (!folderPath.test(folder)) throw invalid(url);
  return { kind: "pglite-folder", folder };
}

function serverTarget(url: string): DatabaseTarget {
  try {
    const given = new URL(url);
    const { hostname, searchParams, port, pathname, password } = given;
    const backend = searchParams.get("backend");
    searchParams.delete("backend");
    const host = hostname || searchParams.get("host");
    const database = decodeURIComponent(pathname.slice(1));
    decodeURIComponent(password);
    if (!host || database === "") throw invalid(url);
    const target = { kind: "postgres", host, port: Number(port || 5432), database } as const;
    if (backend === null) return { ...target, url };
    return { ...target, url: given.href, capabilities: capabilitiesIn(backend) };
  } catch (error) {
    throw error instanceof CodedError ? error : invalid(url);
  }
}

/** Shows the scheme only: whatever follows it may be part of a password. */
function invalid(url: string): Error {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(url)?.[0];
  return databaseError("DATABASE_URL_INVALID", {
    given: scheme ?? (/[@:?]/.test(url) ? "" : url),
  });
}
