import { existsSync } from "node:fs";
import path from "node:path";
import type { Hall, OpenDatabase, Tables } from "banjian";
import { value } from "./command.js";
import type { Context } from "./context.js";
import { cliError } from "./errors.js";

/** Which database. */
export const databaseOptions = {
  db: value(
    "--db <url>",
    {
      zh: "数据库：pglite://./文件夹 或 postgres://…（默认看 BANJIAN_DB、DATABASE_URL，再为 pglite://./data）",
      en: "the database: pglite://./folder or postgres://… (else BANJIAN_DB, DATABASE_URL, pglite://./data)",
    },
    (text) => text,
  ),
};

/** Which database, and which of its halls. */
export const hallOptions = {
  ...databaseOptions,
  tenant: value(
    "--tenant <hall>",
    {
      zh: "数据库中的哪个厅，即 openHall 的 tenant（默认看 BANJIAN_TENANT，再为 local）",
      en: "which hall of the database, as openHall's tenant names it (else BANJIAN_TENANT, local)",
    },
    (text) => text,
  ),
};

/** The same, and by which rules it raises cards: for commands that bring about something in its cases. */
export const activeHallOptions = {
  ...hallOptions,
  supervision: value(
    "--supervision <file>",
    {
      zh: "大厅的监察文件，按它亮牌（默认看 BANJIAN_SUPERVISION）",
      en: "the supervision file of the hall, by which cards are raised (else BANJIAN_SUPERVISION)",
    },
    (text) => text,
  ),
};

/** What a command was given of these options. */
export type HallGiven = {
  readonly db?: string | undefined;
  readonly tenant?: string | undefined;
  readonly supervision?: string | undefined;
};

/** The database that was named: by the option, else by the environment, else the folder `data`. */
export function databaseUrl(given: string | undefined, env: Context["env"]): string {
  return given || env.BANJIAN_DB || env.DATABASE_URL || "pglite://./data";
}

/** The hall that was named: by the option, else by the environment, else `local`. */
export function tenantNamed(given: string | undefined, env: Context["env"]): string {
  return given || env.BANJIAN_TENANT || "local";
}

/** What to add to a command so that it finds the same hall of the same database: nothing for what it takes by itself; undefined for one that is gone. */
export function databaseArgument(
  { db, tenant }: HallGiven,
  env: Context["env"],
): string | undefined {
  const url = databaseUrl(db, env);
  if (url === "pglite://memory") return undefined;
  const named =
    url === databaseUrl(undefined, env) ? "" : ` --db ${shellWord(withoutPassword(url))}`;
  const hall = tenantNamed(tenant, env);
  return named + (hall === tenantNamed(undefined, env) ? "" : ` --tenant ${shellWord(hall)}`);
}

function withoutPassword(url: string): string {
  if (url.startsWith("pglite://")) return url;
  const shown = new URL(url);
  shown.password = "";
  shown.searchParams.delete("password");
  return shown.href;
}

function shellWord(text: string): string {
  return /^[\p{L}\p{N}_./:@=+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same database, whose statements may take an hour: a step of the schema may have much to do. */
export function patient(url: string): string {
  if (url.startsWith("pglite://") || !URL.canParse(url)) return url;
  const waiting = new URL(url);
  waiting.searchParams.set("query_timeout", "3600000");
  return waiting.href;
}

/** Works on a database and closes it. */
export async function withDatabase<Result>(
  url: string,
  work: (database: OpenDatabase<Tables>) => Promise<Result>,
): Promise<Result> {
  // Loaded only here: commands that need no database start without it.
  const { connect } = await import("banjian");
  const database = await connect<Tables>(url);
  return work(database).finally(() => database.close());
}

/** Works on a hall of an existing database, and closes it; one that has nothing there while others have is refused (TENANT_UNKNOWN). */
export function withHall<Result>(
  given: HallGiven,
  env: Context["env"],
  work: (hall: Hall) => Promise<Result>,
): Promise<Result> {
  return checked({ url: databaseUrl(given.db, env), tenant: tenantNamed(given.tenant, env) }, work);
}

/** The same for commands that bring about something in its cases: as it is supervised. */
export function withActiveHall<Result>(
  given: HallGiven,
  env: Context["env"],
  work: (hall: Hall) => Promise<Result>,
): Promise<Result> {
  const supervision = given.supervision || env.BANJIAN_SUPERVISION;
  const [url, tenant] = [databaseUrl(given.db, env), tenantNamed(given.tenant, env)];
  return checked({ url, tenant, supervision }, work);
}

/** The same for what all halls of a database share, such as items: the one that is named may have nothing yet. */
export function withShared<Result>(
  given: HallGiven,
  env: Context["env"],
  work: (hall: Hall) => Promise<Result>,
): Promise<Result> {
  return opened({ url: databaseUrl(given.db, env), tenant: tenantNamed(given.tenant, env) }, work);
}

/** Which hall to open, and how. */
export type HallNamed = {
  readonly url: string;
  readonly tenant: string;
  readonly supervision?: string | undefined;
};

/** Works on a hall of an existing database, whether it has anything there or not, and closes it. */
export async function opened<Result>(
  { url, tenant, supervision }: HallNamed,
  work: (hall: Hall) => Promise<Result>,
): Promise<Result> {
  refuseMissing(url);
  const { openHall } = await import("banjian");
  const hall = await openHall({ db: url, tenant, ...(supervision ? { supervision } : {}) });
  return work(hall).finally(() => hall.close());
}

function checked<Result>(named: HallNamed, work: (hall: Hall) => Promise<Result>): Promise<Result> {
  return opened(named, async (hall) => {
    await refuseNowhere(hall.db as unknown as OpenDatabase<Tables>["db"], named.tenant);
    return work(hall);
  });
}

/** Refuses a hall that has nothing in a database in which others have (TENANT_UNKNOWN): nothing found would be taken for nothing wrong. */
export async function refuseNowhere(db: OpenDatabase<Tables>["db"], tenant: string): Promise<void> {
  const { hasTenant, tenantsOf } = await import("banjian");
  if (await hasTenant(db, tenant)) return;
  const known = await tenantsOf(db);
  if (known.length > 0) throw cliError("TENANT_UNKNOWN", { tenant, known });
}

/** Refuses a folder that holds no database yet (DATABASE_MISSING): to look at it must not make one. */
export function refuseMissing(url: string): void {
  const scheme = "pglite://";
  const folder = url.slice(scheme.length);
  if (!url.startsWith(scheme) || folder === "memory") return;
  if (!existsSync(path.join(folder, "pglite"))) throw cliError("DATABASE_MISSING", { folder });
}
