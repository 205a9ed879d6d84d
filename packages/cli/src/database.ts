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

/** Which database, and by which rules its hall raises cards: for commands that bring about something in its cases. */
export const hallOptions = {
  ...databaseOptions,
  supervision: value(
    "--supervision <file>",
    {
      zh: "大厅的监察文件，按它亮牌（默认看 BANJIAN_SUPERVISION）",
      en: "the supervision file of the hall, by which cards are raised (else BANJIAN_SUPERVISION)",
    },
    (text) => text,
  ),
};

/** The database that was named: by the option, else by the environment, else the folder `data`. */
export function databaseUrl(given: string | undefined, env: Context["env"]): string {
  return given || env.BANJIAN_DB || env.DATABASE_URL || "pglite://./data";
}

/** What to add to a command so that it finds the same database: nothing for the one it takes by itself; undefined for one that is gone. */
export function databaseArgument(
  given: string | undefined,
  env: Context["env"],
): string | undefined {
  const url = databaseUrl(given, env);
  if (url === "pglite://memory") return undefined;
  return url === databaseUrl(undefined, env) ? "" : ` --db ${shellWord(withoutPassword(url))}`;
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

/** Works on the hall of an existing database, as it is supervised where a file is named, and closes it. */
export async function withHall<Result>(
  url: string,
  work: (hall: Hall) => Promise<Result>,
  supervision?: string,
): Promise<Result> {
  refuseMissing(url);
  const { openHall } = await import("banjian");
  const hall = await openHall({ db: url, ...(supervision ? { supervision } : {}) });
  return work(hall).finally(() => hall.close());
}

/** The same for commands that bring about something in its cases, by what they were given or the environment says. */
export function withActiveHall<Result>(
  {
    db,
    supervision,
  }: { readonly db?: string | undefined; readonly supervision?: string | undefined },
  env: Context["env"],
  work: (hall: Hall) => Promise<Result>,
): Promise<Result> {
  return withHall(databaseUrl(db, env), work, supervision || env.BANJIAN_SUPERVISION);
}

/** Refuses a folder that holds no database yet (DATABASE_MISSING): to look at it must not make one. */
export function refuseMissing(url: string): void {
  const scheme = "pglite://";
  const folder = url.slice(scheme.length);
  if (!url.startsWith(scheme) || folder === "memory") return;
  if (!existsSync(path.join(folder, "pglite"))) throw cliError("DATABASE_MISSING", { folder });
}
