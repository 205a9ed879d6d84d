import {
  chinaNotices,
  type Instant,
  localDateAt,
  parseOfficeHours,
  parseTimeZone,
} from "@banjian/calendar";
import type { Frame, Item } from "@banjian/core";
import {
  Announcer,
  Calendars,
  type CaseStore,
  catalogueOver,
  Engine,
  memoryCaseStore,
  memoryItemStore,
  memoryNoticeStore,
  StormGuard,
  sinkRetries,
  sweepRetries,
} from "@banjian/engine";
import { countingIds } from "../counting-ids.js";
import { Random, scattered } from "../random.js";
import { FaultSink } from "./fault-sink.js";
import { faultyStore } from "./faulty-store.js";
import { Protocol } from "./protocol.js";
import { type RandomItem, randomItem } from "./random-item.js";
import { Turns } from "./turns.js";

/** The zone of every hall that is tried. */
export const zone = parseTimeZone("Asia/Shanghai");
const hours = parseOfficeHours({
  ordinary: [
    ["09:00", "12:00"],
    ["13:30", "17:30"],
  ],
});
const frail = { before: 0.04, after: 0.04 };
const sound = { before: 0, after: 0 };

/** Two workers over one store and one clock, with a network between that loses what is sent. */
export class FaultHall {
  readonly protocol = new Protocol();
  readonly random: Random;
  readonly turns: Turns;
  readonly one: RandomItem;
  readonly store: CaseStore;
  readonly sink: FaultSink;
  /** What everybody would find who looked: read by the invariants only. */
  readonly calendars: Calendars;
  /** What the clock of the store says, in milliseconds. */
  now = Date.parse("2026-01-05T01:00:00.000Z");
  /** What a clock says that nobody can set. */
  ticks = 0;
  /** The case that no sweep can take up, if there is one. */
  poisoned: string | undefined;
  workers: Engine[] = [];
  readonly #items = memoryItemStore();
  readonly #notices = memoryNoticeStore(chinaNotices.slice(-2));
  readonly #ids = countingIds();
  readonly #compiled = new Map<string, Item>();
  #frailty = frail;
  /** What the clock said last: it is asked far more often than it moves. */
  #said = { ms: Number.NaN, at: "" as Instant };

  constructor(seed: number, isVaried: boolean) {
    this.random = isVaried ? scattered(seed) : new Random(seed);
    this.turns = new Turns(this.random);
    this.one = randomItem(this.random, isVaried);
    this.store = memoryCaseStore(() => this.clock(), this.#notices);
    this.calendars = new Calendars(this.#notices, ["cn"], zone);
    const versionOf = async (caseId: string) => (await this.store.load(caseId))?.version ?? 0;
    this.sink = new FaultSink(this.random, this.protocol, versionOf);
  }

  async begin(): Promise<void> {
    await this.calendars.read();
    const { item, source } = this.one;
    const { code, version, digest } = item;
    const word = { by: "tester", reason: "tried" };
    await this.#items.publish([{ code, version, digest, source: `${source.source}` }], word);
    this.#compiled.set(digest, item);
    this.workers = [this.#started(), this.#started()];
  }

  /** From now on nothing fails, and both workers are new. */
  mend(): void {
    this.#frailty = sound;
    this.poisoned = undefined;
    this.sink.mend();
    this.workers = [this.#started(), this.#started()];
  }

  note(what: string, line: string): void {
    this.protocol.note(what, `${this.clock()}  ${line}`);
  }

  /** Lets time go by, on every clock. */
  pass(ms: number): void {
    this.now += ms;
    this.ticks += ms;
  }

  clock(): Instant {
    if (this.#said.ms !== this.now) {
      this.#said = { ms: this.now, at: new Date(this.now).toISOString() as Instant };
    }
    return this.#said.at;
  }

  worker(): Engine {
    return this.random.one(this.workers);
  }

  #started(): Engine {
    const announcer = new Announcer();
    const draw = () => this.random.share();
    announcer.on("case:state", ({ caseId, seq }) => this.#hears(caseId, seq));
    announcer.on("limit:breached", ({ caseId, seq }) => this.#hears(caseId, seq));
    return new Engine({
      store: faultyStore(this.store, this.random, {
        frailty: () => this.#frailty,
        poisoned: () => this.poisoned,
        turn: this.turns.turn,
      }),
      catalogue: catalogueOver(this.#items, { items: this.#known() }),
      calendars: new Calendars(this.#notices, ["cn"], zone),
      zone,
      hours,
      ids: this.#ids,
      announcer,
      guard: new StormGuard(() => this.ticks),
      sinks: [this.sink],
      relay: { retries: { ...sinkRetries, draw }, abreast: 2 },
      sweepRetries: { ...sweepRetries, draw },
    });
  }

  // To compile an item takes as long as a dozen steps: most workers find it done, and some have to read it first.
  #known(): Map<string, Item> {
    return this.random.share() < 0.03 ? new Map() : new Map(this.#compiled);
  }

  // Announced is only what has been stored.
  #hears(caseId: string, seq: number): void {
    void this.store.load(caseId).then((state) => {
      if ((state?.version ?? 0) < seq)
        this.protocol.break(`P9: ${caseId}/${seq} was announced, not stored`);
    });
  }

  restarts(): void {
    const which = this.random.between(0, 1);
    this.note("restart", `worker ${which} starts anew`);
    this.workers[which] = this.#started();
  }

  // With what it knew only in its memory.
  mayDie(worker: Engine): void {
    if (this.random.share() > 0.2) return;
    this.note("restart", "a worker dies and starts anew");
    this.workers[this.workers.indexOf(worker)] = this.#started();
  }

  frame(): Frame {
    return this.frameOn(localDateAt(this.clock(), zone));
  }

  frameOn(on: ReturnType<typeof localDateAt>): Frame {
    return { calendar: this.calendars.asOf(on), zone, hours, known: this.calendars.known };
  }
}
