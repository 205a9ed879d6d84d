import type { Instant, TimeZone } from "@banjian/calendar";
import {
  type Catalogue,
  type CommitQueue,
  Engine,
  type EngineParts,
  type HallEventName,
  type HallEvents,
  type RelayReport,
  type WorkOptions,
} from "@banjian/engine";
import {
  type HostTransaction,
  inOwnTransaction,
  type OpenDatabase,
  postgresCaseStore,
  postgresItemStore,
  postgresNoticeStore,
  type Tables,
} from "@banjian/postgres";
import type { Kysely, Transaction } from "kysely";
import { askForRights } from "./ask-for-rights.js";
import { refuseOddWork } from "./checked-work.js";
import { type Health, healthOf } from "./health.js";
import { refuseDeaf } from "./listening.js";
import type { Gate } from "./while-open.js";
import { type HallWithin, whileAtWork, within } from "./within.js";

/** What a hall keeps of how it was opened. */
export type HallBase = {
  readonly database: OpenDatabase<Tables>;
  readonly tenant: string;
  readonly clock: (() => Instant) | undefined;
  readonly queue: CommitQueue;
  /** For what is asked, and for what a worker does, which goes on a little longer. */
  readonly gates: { readonly requests: Gate; readonly work: Gate };
};

/** How long a hall that closes waits for what it is at, in milliseconds. */
const grace = 10_000;

/** A hall that is open: runs cases, announces what happens, and is closed in the end. */
export class Hall extends Engine {
  readonly items: Catalogue;
  /** The database, for a host that keeps its own tables beside ours; on PGlite there is no other connection. */
  readonly db: Kysely<unknown>;
  /** The zone in which its days begin and end. */
  readonly zone: TimeZone;
  readonly #parts: EngineParts;
  readonly #base: HallBase;
  readonly #closing = new AbortController();
  readonly #work = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  constructor(parts: EngineParts, base: HallBase) {
    super(parts);
    this.items = parts.catalogue;
    this.db = base.database.host as unknown as Kysely<unknown>;
    this.zone = parts.zone;
    this.#parts = parts;
    this.#base = base;
  }

  /** Calls the listener after each commit that says so; what it throws stops nobody. */
  on<Name extends HallEventName>(name: Name, listener: (event: HallEvents[Name]) => unknown): this {
    refuseDeaf(name, listener);
    this.#parts.announcer.on(name, listener);
    return this;
  }

  /** Stops calling the listener. */
  off<Name extends HallEventName>(
    name: Name,
    listener: (event: HallEvents[Name]) => unknown,
  ): this {
    this.#parts.announcer.off(name, listener);
    return this;
  }

  /**
   * The hall as a part of a transaction of the host: a Kysely transaction, or a `pg` client taken out of its pool. What is done
   * is stored and announced if that commits (`flush`, `work`), and leaves no trace if it is rolled back. Calls go one after
   * the other; wait for each before you end the transaction.
   */
  within(host: HostTransaction): HallWithin {
    return within(host, (trx) => this.#over(trx), this.#base.gates.requests);
  }

  /**
   * Runs the work in one transaction of the hall's database, beside the host's own statements, and announces it once it has
   * committed. Where that is not known (OUTCOME_UNKNOWN) the whole work is to be done again, with the same keys.
   */
  transaction<Result>(
    work: (hall: HallWithin, trx: Transaction<unknown>) => Promise<Result>,
  ): Promise<Result> {
    const { gates, database } = this.#base;
    const db = database.hostTransactions as unknown as Kysely<unknown>;
    return gates.requests.pass(async () => {
      const result = await inOwnTransaction(db, (trx) =>
        whileAtWork((gate) =>
          work(
            within(trx, (inner) => this.#over(inner), gate),
            trx,
          ),
        ),
      );
      // It has committed whatever becomes of this; the next delivery announces what this could not.
      await this.flush().catch(() => {});
      return result;
    });
  }

  /** Sweeps and delivers until the signal says stop, or the hall is closed (HALL_OPTION_INVALID). */
  override async work(options: WorkOptions): Promise<void> {
    refuseOddWork(options);
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    const onError = (error: unknown) => {
      options.onError(error);
      void askForRights(this.#parts, error);
    };
    return this.#atWork(super.work({ ...options, signal, onError }));
  }

  override deliver(signal?: AbortSignal): Promise<RelayReport> {
    return this.#atWork(super.deliver(signal));
  }

  /** How the hall fares: what its database survives, what waits, what is stuck; STORE_UNAVAILABLE where that does not answer. */
  health(): Promise<Health> {
    const { database, queue, gates } = this.#base;
    return gates.requests.pass(() => healthOf(this.#parts, { database, queue }));
  }

  /**
   * Refuses every later call (HALL_CLOSED), ends what is on its way, for ten seconds at most, and closes what was opened; a
   * host's own database stays open.
   */
  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #end(): Promise<void> {
    const { gates, queue, database } = this.#base;
    gates.requests.shut();
    this.#closing.abort();
    const rest = Promise.allSettled([gates.requests.idle(), queue.idle(), ...this.#work]);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, grace);
    });
    await Promise.race([rest, late]);
    clearTimeout(timer);
    gates.work.shut();
    await database.close();
  }

  #atWork<Result>(work: Promise<Result>): Promise<Result> {
    this.#work.add(work);
    const done = () => this.#work.delete(work);
    work.then(done, done);
    return work;
  }

  #over(trx: Kysely<Tables>): Engine {
    const { catalogue, calendars } = this.#parts;
    return this.over({
      ...this.#parts,
      store: postgresCaseStore(trx, this.#base.tenant, this.#base.clock),
      catalogue: catalogue.over(postgresItemStore(trx)),
      calendars: calendars.over(postgresNoticeStore(trx)),
    });
  }
}
