import { parseOfficeHours, parseTimeZone } from "@banjian/calendar";
import type { CatalogueTypes } from "@banjian/core";
import {
  Announcer,
  batchedStore,
  type CaseStore,
  CommitQueue,
  catalogueOver,
  Guesses,
  type ItemStore,
  RewindWatch,
  StormGuard,
  sharedReadOf,
  sinkRetries,
  watchedStore,
} from "@banjian/engine";
import {
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
  whyNotStored,
} from "@banjian/postgres";
import type { Kysely } from "kysely";
import { calendarsOver, layersNamed } from "./calendars.js";
import { hallError } from "./errors.js";
import { Hall, type HallBase } from "./hall.js";
import type { HallOf } from "./hall-of.js";
import { defaultHours, type HallOptions, refuseOdd } from "./hall-options.js";
import { itemFiles } from "./items-folder.js";
import { laidOver } from "./laid-over.js";
import { numberedBy } from "./numbered-by.js";
import { Gate, whileOpen } from "./while-open.js";

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
  refuseOdd(options);
  const { tenant = "local", zone = "Asia/Shanghai", calendar = "cn" } = options;
  const layers = layersNamed(calendar);
  const fixed = {
    zone: parseTimeZone(zone),
    hours: parseOfficeHours(options.hours ?? defaultHours),
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
    throw whyNotStored(error);
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
    ...(sinks === undefined ? {} : { sinks }),
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

// A URL that was never set must not pass for a host's Kysely.
function target(db: HallOptions["db"]): Parameters<typeof connect<Tables>>[0] {
  if (typeof db !== "object" || db === null) return String(db);
  return { kysely: db as unknown as Kysely<Tables> };
}
