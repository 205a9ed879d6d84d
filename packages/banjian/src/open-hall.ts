import { type Instant, type OfficeHours, parseOfficeHours, parseTimeZone } from "@banjian/calendar";
import { type CatalogueTypes, didYouMean, type MessageRules } from "@banjian/core";
import {
  Announcer,
  batchedStore,
  type CaseStore,
  type CertificateLibrary,
  CommitQueue,
  catalogueOver,
  engineError,
  type FeeOffice,
  Guesses,
  type GuessLimit,
  type ItemStore,
  type NotificationOptions,
  type RetryPolicy,
  RewindWatch,
  type Sink,
  StormGuard,
  sharedReadOf,
  sinkRetries,
  watchedStore,
} from "@banjian/engine";
import {
  type BackendOption,
  checkSchema,
  connect,
  migrate,
  type OpenDatabase,
  postgresCaseStore,
  postgresItemStore,
  postgresNoticeStore,
  storeTier,
  type Tables,
  type Tier,
  tiers,
} from "@banjian/postgres";
import type { Kysely } from "kysely";
import { calendarsOver, layersNamed } from "./calendars.js";
import { checkedSinks } from "./checked-sinks.js";
import { hallError } from "./errors.js";
import { Hall, type HallBase } from "./hall.js";
import type { HallOf } from "./hall-of.js";
import { itemFiles } from "./items-folder.js";
import { laidOver } from "./laid-over.js";
import { type HallNumbers, numberedBy } from "./numbered-by.js";
import { Gate, whileOpen } from "./while-open.js";

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
  refuseOddTier(options.requireTier);
  const layers = layersNamed(calendar);
  const fixed = {
    zone: parseTimeZone(zone),
    hours: parseOfficeHours(options.hours ?? defaultHours) satisfies OfficeHours,
    ids: numberedBy(options.numbers),
    announcer: new Announcer(),
    guesses: new Guesses(options.guesses),
  };
  const database = await connect<Tables>(target(options.db), options.backend);
  try {
    if (database.backend === "pglite") await migrate(database.db);
    else await checkSchema(database.db);
    await refuseFragile(database, options.requireTier);
    const gates = { requests: new Gate(), work: new Gate() };
    const rewind = new RewindWatch();
    const { queue, store, worker } = storesOf(database, options, { gates, rewind });
    await rewind.begin(worker);
    const catalogue = catalogueOver(
      whileOpen(itemsOf(database, options), gates.requests),
      await laidOver(options.supervision),
    );
    if (options.items !== undefined) await catalogue.publishAll(await itemFiles(options.items));
    const notices = whileOpen(postgresNoticeStore(database.db), gates.work);
    const calendars = await calendarsOver(layers, { notices, store, zone: fixed.zone });
    const parts = { ...fixed, store, worker, rewind, catalogue, calendars, ...partsGiven(options) };
    return new Hall(parts, { database, tenant, clock: options.clock, queue, gates });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Requests go through the queue and end with the shutting; a worker has connections of its own, and goes on until the end. */
function storesOf(
  { db, reserved }: OpenDatabase<Tables>,
  { tenant = "local", clock }: Pick<HallOptions, "tenant" | "clock">,
  { gates, rewind }: Pick<HallBase, "gates"> & { readonly rewind: RewindWatch },
) {
  const direct = watchedStore(postgresCaseStore(db, tenant, clock), rewind);
  const queue = new CommitQueue(direct);
  const worker = postgresCaseStore(reserved, tenant, clock);
  return {
    queue,
    store: guarded(batchedStore(direct, queue), gates.requests),
    worker: guarded(worker, gates.work),
  };
}

/** Who files while others do finds what is in force together with them. */
function itemsOf({ db }: OpenDatabase<Tables>, { clock }: Pick<HallOptions, "clock">): ItemStore {
  const items = postgresItemStore(db, clock);
  return { ...items, inForce: sharedReadOf((code) => items.inForce(code)) };
}

function guarded(store: CaseStore, gate: Gate): CaseStore {
  const { outbox, stalls, whole } = store;
  return {
    ...whileOpen(store, gate),
    outbox: whileOpen(outbox, gate),
    stalls: whileOpen(stalls, gate),
    whole: { ...whileOpen(whole, gate), unread: whole.unread },
  };
}

function partsGiven({
  sinks,
  retries,
  messages,
  notifications,
  certificates,
  fees,
  clock,
}: HallOptions) {
  return {
    ...(fees === undefined ? {} : { fees }),
    ...(certificates === undefined ? {} : { certificates }),
    ...(messages === undefined ? {} : { messages }),
    ...(notifications === undefined ? {} : { notifications }),
    ...(sinks === undefined ? {} : { sinks: checkedSinks(sinks) }),
    ...(retries === undefined ? {} : { relay: { retries: { ...sinkRetries, ...retries } } }),
    // A clock that somebody moves by hand jumps as it is meant to.
    ...(clock === undefined ? { guard: new StormGuard(() => performance.now()) } : {}),
  };
}

async function refuseFragile(
  database: OpenDatabase<Tables>,
  required: Tier | undefined,
): Promise<void> {
  if (required === undefined) return;
  const { tier } = await storeTier(database.db, database);
  if (tier < required) throw hallError("TIER_TOO_LOW", { tier, required });
}

// A misspelt option would be left out without a word: a hall without items, or of another tenant.
function refuseUnknown(options: HallOptions): void {
  const option = Object.keys(options).find((name) => !optionNames.includes(name));
  if (option === undefined) return;
  const meant = didYouMean(option, optionNames);
  throw hallError("HALL_OPTION_UNKNOWN", { option, meant, known: optionNames });
}

// A tier that is none would be no requirement, or one that no database meets.
function refuseOddTier(tier: unknown): void {
  if (tier === undefined || tiers.some((one) => one === tier)) return;
  throw hallError("TIER_UNKNOWN", { tier, known: tiers });
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
