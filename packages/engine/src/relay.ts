import { randomUUID } from "node:crypto";
import type { Instant } from "@banjian/calendar";
import { inTime } from "./in-time.js";
import type { PlacedEvent, Turn } from "./outbox.js";
import { clearStall, parkStall } from "./park-stall.js";
import type { EngineParts } from "./parts.js";
import type { RelayOptions } from "./relay-options.js";
import { later, nextTry, sinkRetries } from "./retry-policy.js";
import type { Sink } from "./sink.js";
import type { Stall } from "./stall.js";
import { wordsOf } from "./words-of.js";

/** What a relay works with. */
type RelayParts = Pick<EngineParts, "store" | "sinks" | "relay" | "announcer" | "rewind">;

/** What one pass of the relay did. */
export type RelayReport = {
  /** Decisions whose events got their places. */
  readonly placed: number;
  /** Events that sinks have acknowledged. */
  readonly delivered: number;
  /** Events that sinks have not. */
  readonly failed: number;
};

const usual = { retries: sinkRetries, lease: 30_000, patience: 5_000, abreast: 16 };
const placedAtOnce = 1_000;
/** Each lane has so many events of a page to take to a sink. */
const each = 4;
/** Where several go as one, so many of a page are looked at together. */
const digested = 1_000;

/** Takes events to their places, and from there to sinks: one pass at a time, somebody calls it. Any number of workers may. */
export class Relay {
  readonly #parts: RelayParts;
  readonly #sinks: readonly Sink[];
  readonly #options: Required<RelayOptions>;
  readonly #owner = randomUUID();

  constructor(parts: RelayParts) {
    this.#parts = parts;
    this.#sinks = parts.sinks ?? [];
    this.#options = { ...usual, ...parts.relay };
  }

  /** Gives every committed event its place, and takes to each sink what it has not had; a signal stops it between two pages. Nothing in a database that has gone back (HALL_REWOUND). */
  async once(signal?: AbortSignal): Promise<RelayReport> {
    const { rewind } = this.#parts;
    await rewind?.refuse(this.#parts);
    const placed = await this.place(signal);
    // Before any sink hears of these places, they are remembered.
    if (placed > 0) await rewind?.refuse(this.#parts);
    const served = await Promise.all(this.#sinks.map((sink) => this.#serve(sink, signal)));
    const sum = (of: "delivered" | "failed") => served.reduce((all, one) => all + one[of], 0);
    return { placed, delivered: sum("delivered"), failed: sum("failed") };
  }

  /** Gives every committed event its place. */
  async place(signal?: AbortSignal): Promise<number> {
    let placed = 0;
    for (let more = true; more && !signal?.aborted; ) {
      const now = await this.#parts.store.outbox.place(placedAtOnce);
      placed += now;
      more = now === placedAtOnce;
    }
    return placed;
  }

  async #serve(sink: Sink, signal: AbortSignal | undefined): Promise<Served> {
    const { outbox } = this.#parts.store;
    const turn = await this.#turn();
    const isOpen = sink.isOpen?.(turn.now) ?? true;
    const position = isOpen ? await outbox.take(sink.name, turn) : undefined;
    const served: Served = { position: position ?? 0, delivered: 0, failed: 0 };
    if (position === undefined) return served;
    try {
      const round = new Round(this.#parts, sink, this.#options, () => this.#turn());
      await round.begin(turn.now);
      await round.again(served);
      while (!signal?.aborted && (await round.next(served, await this.#turn()))) {}
      return served;
    } finally {
      await outbox.leave(sink.name, this.#owner);
    }
  }

  async #turn(): Promise<Turn> {
    const { now } = await this.#parts.store.moment();
    return { owner: this.#owner, now, until: later(now, this.#options.lease) };
  }
}

type Served = { position: number; delivered: number; failed: number };
type Failure = { readonly event: PlacedEvent; readonly error: string };

/** One worker's time with one sink. */
class Round {
  readonly #parts: RelayParts;
  readonly #sink: Sink;
  readonly #options: Required<RelayOptions>;
  readonly #work: string;
  readonly #renew: (position: number) => Promise<boolean>;
  readonly #stalls = new Map<string, Stall>();
  #now = "" as Instant;

  constructor(
    parts: RelayParts,
    sink: Sink,
    options: Required<RelayOptions>,
    newTurn: () => Promise<Turn>,
  ) {
    this.#parts = parts;
    this.#sink = sink;
    this.#options = options;
    this.#renew = async (position) =>
      parts.store.outbox.advance(sink.name, position, await newTurn());
    this.#work = `sink:${sink.name}`;
  }

  async begin(now: Instant): Promise<void> {
    this.#now = now;
    for (const stall of await this.#parts.store.stalls.of(this.#work)) {
      this.#stalls.set(stall.caseId, stall);
    }
  }

  /** Tries again what has failed and has waited long enough, each case from where it stands. */
  async again(served: Served): Promise<void> {
    if (!this.#isOpen()) return;
    const due = [...this.#stalls.values()].filter(
      ({ caseId, next }) => caseId !== "" && next !== undefined && next <= this.#now,
    );
    const again = due.slice(0, this.#atOnce);
    await this.#abreast(again, served, async (stall) => {
      const { store } = this.#parts;
      const events = await store.outbox.ofSubject(stall.caseId, stall.position, served.position);
      const failure = await this.#inOrder(events, served);
      if (failure !== undefined) await this.#stalled(failure, stall);
      else await this.#over(stall.caseId);
    });
  }

  /** Takes the next page to the sink; false when there is none, the sink does not answer, or another worker has it. */
  async next(served: Served, turn: Turn): Promise<boolean> {
    this.#now = turn.now;
    if (!this.#isOpen()) return false;
    const { outbox } = this.#parts.store;
    const events = await outbox.after(served.position, this.#atOnce);
    const last = events.at(-1);
    if (last === undefined) return false;
    // A case that stands keeps its order: what comes later waits behind it.
    const groups = this.#groups(events.filter(({ subject }) => !this.#stalls.has(subject)));
    const before = served.delivered;
    const failures: Failure[] = [];
    let refused = 0;
    await this.#abreast(groups, served, async (group) => {
      const failed = await this.#group(group, served);
      failures.push(...failed);
      if (failed.length > 0) refused++;
    });
    if (failures.length >= 3 && served.delivered === before) {
      await this.#refused(failures[0] as Failure);
      return false;
    }
    for (const failure of failures) await this.#stalled(failure);
    if (refused < groups.length) await this.#over("");
    served.position = last.position;
    return outbox.advance(this.#sink.name, last.position, turn);
  }

  get #lanes(): number {
    return this.#sink.abreast ?? this.#options.abreast;
  }

  get #atOnce(): number {
    return this.#sink.digest === undefined ? this.#lanes * each : digested;
  }

  /** Whether the sink as a whole may be tried. */
  #isOpen(): boolean {
    const stall = this.#stalls.get("");
    return stall === undefined || stall.next === undefined || stall.next <= this.#now;
  }

  async #over(caseId: string): Promise<void> {
    if (!this.#stalls.delete(caseId)) return;
    await clearStall(this.#parts, { work: this.#work, caseId }, this.#now);
  }

  /** What goes to the sink one after the other, or as one. */
  #groups(events: readonly PlacedEvent[]): PlacedEvent[][] {
    const { digest } = this.#sink;
    return grouped(events, digest?.key ?? (({ subject }) => subject));
  }

  /** A group in its order or as one; where it fails each of its cases stands. */
  async #group(events: readonly PlacedEvent[], served: Served): Promise<Failure[]> {
    const { digest } = this.#sink;
    if (digest === undefined || events.length === 1) {
      const failure = await this.#inOrder(events, served);
      return failure === undefined ? [] : [failure];
    }
    try {
      await inTime(this.#options.patience, (signal) => digest.deliver(events, signal));
      served.delivered += events.length;
      return [];
    } catch (error) {
      served.failed += events.length;
      const firsts = grouped(events, ({ subject }) => subject).flatMap(([first]) => first ?? []);
      return firsts.map((event) => ({ event, error: wordsOf(error) }));
    }
  }

  async #inOrder(events: readonly PlacedEvent[], served: Served): Promise<Failure | undefined> {
    for (const event of events) {
      try {
        await inTime(this.#options.patience, (signal) => this.#sink.deliver(event, signal));
        served.delivered++;
      } catch (error) {
        served.failed++;
        return { event, error: wordsOf(error) };
      }
    }
    return undefined;
  }

  /** Nobody got through: the sink is away, and no case is to blame. It is tried on and on; a person is told once it is too long. */
  async #refused({ event, error }: Failure): Promise<void> {
    const stall = this.#failedAgain("", event.position, error);
    if (stall.next === undefined) await this.#park(stall);
    const { retries } = this.#options;
    const next = stall.next ?? later(this.#now, retries.longest);
    await this.#parts.store.stalls.keep({ ...stall, next });
  }

  async #stalled({ event, error }: Failure, before?: Stall): Promise<void> {
    // At another event than before something was delivered: the count begins anew.
    if (before?.position !== event.position) this.#stalls.delete(event.subject);
    const stall = this.#failedAgain(event.subject, event.position, error);
    if (stall.next === undefined) await this.#park(stall);
    else await this.#parts.store.stalls.keep(stall);
  }

  #failedAgain(caseId: string, position: number, error: string): Stall {
    const before = this.#stalls.get(caseId);
    const tries = (before?.tries ?? 0) + 1;
    const since = before?.since ?? this.#now;
    const next = nextTry(this.#options.retries, { tries, since, now: this.#now });
    const stall = { work: this.#work, caseId, position, tries, since, error };
    const kept = next === undefined ? stall : { ...stall, next };
    this.#stalls.set(caseId, kept);
    return kept;
  }

  async #park(stall: Stall): Promise<void> {
    await parkStall(this.#parts, stall, this.#now);
  }

  /** All of them, several at a time; the sink stays ours however long they take. */
  async #abreast<One>(
    all: readonly One[],
    { position }: Served,
    work: (one: One) => Promise<void>,
  ): Promise<void> {
    const left = [...all];
    const lane = async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
    };
    let renewed: Promise<unknown> = Promise.resolve();
    const renew = () => {
      // Where it fails the lease ends, and another worker goes on from here.
      renewed = this.#renew(position).catch(() => {});
    };
    const timer = setInterval(renew, this.#options.lease / 3);
    try {
      await Promise.all(Array.from({ length: this.#lanes }, lane));
    } finally {
      clearInterval(timer);
      await renewed;
    }
  }
}

/** Events by what they have in common, in their order; those without it are left out. */
function grouped(
  events: readonly PlacedEvent[],
  by: (event: PlacedEvent) => string | undefined,
): PlacedEvent[][] {
  const groups = new Map<string, PlacedEvent[]>();
  for (const one of events) {
    const key = by(one);
    if (key === undefined) continue;
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}
