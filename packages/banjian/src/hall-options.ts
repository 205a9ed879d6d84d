import { type Instant, parseOfficeHours, parseTimeZone } from "@banjian/calendar";
import { didYouMean, type MessageRules } from "@banjian/core";
import {
  type CertificateLibrary,
  engineError,
  type FeeOffice,
  Guesses,
  type GuessLimit,
  type NotificationOptions,
  type RetryPolicy,
  type Sink,
} from "@banjian/engine";
import { type BackendOption, type Tier, tiers } from "@banjian/postgres";
import type { Kysely } from "kysely";
import { layersNamed } from "./calendars.js";
import { partChecks, refuseAll, refuseUnfit, type Shape, shapes } from "./checked-options.js";
import { sinkChecks } from "./checked-sinks.js";
import { hallError } from "./errors.js";
import { type HallNumbers, numberedBy } from "./numbered-by.js";

/** How a hall is opened. */
export type HallOptions = {
  /** `pglite://./folder`, `pglite://memory`, `postgres://…`, or the host's own Kysely. */
  readonly db: string | Kysely<unknown>;
  /** What the database can do: `"postgres"` unless said otherwise, `"opengauss"`, or what it lacks, `{ skipLocked: false }`. */
  readonly backend?: BackendOption;
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
  /** Where events are taken to, each at least once and those of a case in order (`work`, `deliver`). */
  readonly sinks?: readonly Sink[];
  /** How long to wait before a sink is tried again, and after which age a person is asked; a week unless said otherwise. */
  readonly retries?: Partial<RetryPolicy>;
  /** How new cases are numbered: by a scheme of ours or your own; a day and random characters unless said otherwise. */
  readonly numbers?: HallNumbers;
  /** The certificate library that is asked for `source: shared`; without it nothing is looked up, and nobody is asked either. */
  readonly certificates?: CertificateLibrary;
  /** Who issues payment notices for fees that are due; without it they are due all the same. */
  readonly fees?: FeeOffice;
  /** Makes the ten process messages with their causes and takes them to the sinks; `{}` is enough. */
  readonly messages?: MessageRules;
  /** Makes notifications with their causes and takes them to people: `{ send }` is enough. */
  readonly notifications?: NotificationOptions;
  /** The supervision file of the hall: its rules raise cards in every item, beside the item's own (SUPERVISION_REFUSED). */
  readonly supervision?: string;
  /** How often the public may give a wrong second factor for one number of a case, and for how many minutes it is then not asked; 5 and 15. */
  readonly guesses?: Partial<GuessLimit>;
  /** Refuses a database that survives less (TIER_TOO_LOW): S1 the death of this process, S2 of the server, S3 of its primary. */
  readonly requireTier?: Tier;
};

const optionNames = Object.keys({
  db: true,
  backend: true,
  items: true,
  calendar: true,
  tenant: true,
  zone: true,
  hours: true,
  clock: true,
  sinks: true,
  retries: true,
  numbers: true,
  certificates: true,
  fees: true,
  messages: true,
  notifications: true,
  supervision: true,
  guesses: true,
  requireTier: true,
} satisfies Record<keyof HallOptions, true>);

/** When the window is open unless said otherwise. */
export const defaultHours = {
  ordinary: [
    ["09:00", "12:00"],
    ["13:30", "17:30"],
  ],
};

const retryParts = {
  first: shapes.milliseconds,
  longest: shapes.milliseconds,
  tries: shapes.whole,
  age: shapes.notNegative,
  draw: shapes.call,
} satisfies Record<keyof RetryPolicy, Shape>;

/** Refuses options that nothing would carry out, all of them at once, before anything is made. */
export function refuseOdd(options: unknown): asserts options is HallOptions {
  refuseUnfit("openHall", options ?? null, shapes.object);
  const given = options as Partial<Record<keyof HallOptions, unknown>>;
  const { retries, guesses, numbers, certificates, fees } = given;
  const { zone, hours, calendar, tenant, requireTier } = given as HallOptions;
  const own = (option: "certificates" | "fees" | "notifications", name: string) =>
    refuseUnfit(
      `${option}.${name}`,
      (given[option] as Record<string, unknown>)[name] ?? null,
      shapes.call,
    );
  refuseAll([
    ...Object.keys(given).map((name) => () => refuseUnknown(name)),
    () => refuseUnfit("db", given.db, shapes.database),
    ...(["items", "supervision"] as const).map(
      (name) => () => refuseUnfit(name, given[name], shapes.text),
    ),
    () => refuseUnfit("clock", given.clock, shapes.call),
    ...(["certificates", "fees", "messages", "notifications"] as const).map(
      (name) => () => refuseUnfit(name, given[name], shapes.object),
    ),
    ...(certificates ? [() => own("certificates", "find")] : []),
    ...(fees ? [() => own("fees", "order")] : []),
    ...(given.notifications ? [() => own("notifications", "send")] : []),
    ...partChecks("retries", retries, retryParts),
    ...sinkChecks(given.sinks),
    () => refuseOddTenant(tenant),
    () => refuseOddTier(requireTier),
    () => layersNamed(calendar ?? "cn"),
    () => parseTimeZone(zone ?? "Asia/Shanghai"),
    () => parseOfficeHours(hours ?? defaultHours),
    () => refuseUnfit("numbers", numbers, shapes.object),
    () => numberedBy((numbers ?? undefined) as HallNumbers | undefined),
    () => refuseUnfit("guesses", guesses, shapes.object),
    () => new Guesses((guesses ?? {}) as Partial<GuessLimit>),
  ]);
}

// A misspelt option would be left out without a word: a hall without items, or of another tenant.
function refuseUnknown(option: string): void {
  if (optionNames.includes(option)) return;
  const meant = didYouMean(option, optionNames);
  throw hallError("HALL_OPTION_UNKNOWN", { option, meant, known: optionNames });
}

// A tier that is none would be no requirement, or one that no database meets.
function refuseOddTier(tier: unknown): void {
  if (tier === undefined || tiers.some((one) => one === tier)) return;
  throw hallError("TIER_UNKNOWN", { tier, known: tiers });
}

// null and 5 would pass the pattern as text.
function refuseOddTenant(tenant: unknown = "local"): void {
  if (typeof tenant === "string" && /^[a-z0-9_-]{1,64}$/.test(tenant)) return;
  throw engineError("TENANT_INVALID", { tenant });
}
