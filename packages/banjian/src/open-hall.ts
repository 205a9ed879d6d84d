import { type Instant, type OfficeHours, parseOfficeHours, parseTimeZone } from "@banjian/calendar";
import { type CatalogueTypes, didYouMean } from "@banjian/core";
import { Announcer, catalogueOver, engineError, randomCaseIds, StormGuard } from "@banjian/engine";
import {
  checkSchema,
  connect,
  migrate,
  postgresCaseStore,
  postgresItemStore,
  postgresNoticeStore,
  type Tables,
} from "@banjian/postgres";
import type { Kysely } from "kysely";
import { calendarsOver, layersNamed } from "./calendars.js";
import { hallError } from "./errors.js";
import { Hall } from "./hall.js";
import type { HallOf } from "./hall-of.js";
import { itemFiles } from "./items-folder.js";
import { whileOpen } from "./while-open.js";

/** How a hall is opened. */
export type HallOptions = {
  /** `pglite://./folder`, `pglite://memory`, `postgres://…`, or the host's own Kysely. */
  readonly db: string | Kysely<unknown>;
  /** A folder of item files to publish at start; files that have not changed change nothing. */
  readonly items?: string;
  /** The business calendar; `cn` is the State Council's, as known on each day, `cn+cn-gx` with a region's notices over it. */
  readonly calendar?: string;
  /** The hall, usually its division; leads every key of case data. */
  readonly tenant?: string;
  /** The time zone in which days begin and end. */
  readonly zone?: string;
  /** When the window is open: `{ ordinary: [["09:00", "12:00"], ["13:30", "17:30"]] }`. */
  readonly hours?: unknown;
  /** Replaces the database's clock, for demonstrations and tests. */
  readonly clock?: () => Instant;
};

const optionNames = Object.keys({
  db: true,
  items: true,
  calendar: true,
  tenant: true,
  zone: true,
  hours: true,
  clock: true,
} satisfies Record<keyof HallOptions, true>);

const defaultHours = {
  ordinary: [
    ["09:00", "12:00"],
    ["13:30", "17:30"],
  ],
};

/**
 * Opens a hall: connects, brings an embedded database's schema up to date (a server's must be, SCHEMA_OUTDATED), publishes
 * the items of the folder. Refuses items with findings, two files of one item, and changed files under a published version.
 */
export function openHall(options: HallOptions): Promise<Hall>;
/** The same, and the compiler holds its calls against the types of a catalogue. */
export function openHall<Items extends CatalogueTypes>(
  options: HallOptions,
): Promise<HallOf<Items>>;
/** Carries out both. */
export async function openHall(options: HallOptions): Promise<Hall> {
  refuseUnknown(options);
  const { tenant = "local", zone = "Asia/Shanghai", calendar = "cn" } = options;
  refuseOddTenant(tenant);
  const layers = layersNamed(calendar);
  const fixed = {
    zone: parseTimeZone(zone),
    hours: parseOfficeHours(options.hours ?? defaultHours) satisfies OfficeHours,
    ids: randomCaseIds,
    announcer: new Announcer(),
  };
  const database = await connect<Tables>(target(options.db));
  try {
    if (database.backend === "pglite") await migrate(database.db);
    else await checkSchema(database.db);
    const closing = { isClosed: false };
    const store = whileOpen(postgresCaseStore(database.db, tenant, options.clock), closing);
    const catalogue = catalogueOver(whileOpen(postgresItemStore(database.db), closing));
    if (options.items !== undefined) await catalogue.publishAll(await itemFiles(options.items));
    const notices = whileOpen(postgresNoticeStore(database.db), closing);
    const calendars = await calendarsOver(layers, { notices, store, zone: fixed.zone });
    const close = () => {
      closing.isClosed = true;
      return database.close();
    };
    // A clock that somebody moves by hand jumps as it is meant to.
    const guard = options.clock === undefined && { guard: new StormGuard(() => performance.now()) };
    const parts = { ...fixed, store, catalogue, calendars, ...guard };
    return new Hall(parts, { db: database.db, close });
  } catch (error) {
    await database.close();
    throw error;
  }
}

// A misspelt option would be left out without a word: a hall without items, or of another tenant.
function refuseUnknown(options: HallOptions): void {
  const option = Object.keys(options).find((name) => !optionNames.includes(name));
  if (option === undefined) return;
  const meant = didYouMean(option, optionNames);
  throw hallError("HALL_OPTION_UNKNOWN", { option, meant, known: optionNames });
}

// null and 5 would pass the pattern as text.
function refuseOddTenant(tenant: unknown): void {
  if (typeof tenant === "string" && /^[a-z0-9_-]{1,64}$/.test(tenant)) return;
  throw engineError("TENANT_INVALID", { tenant });
}

// A URL that was never set must not pass for a host's Kysely.
function target(db: HallOptions["db"]): Parameters<typeof connect<Tables>>[0] {
  if (typeof db !== "object" || db === null) return String(db);
  return { kysely: db as unknown as Kysely<Tables> };
}
