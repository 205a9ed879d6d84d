import {
  chinaNotices,
  type Instant,
  localDateAt,
  parseOfficeHours,
  parseTimeZone,
} from "@banjian/calendar";
import type { Frame } from "@banjian/core";
import {
  Announcer,
  Calendars,
  type CaseStore,
  catalogueOver,
  Engine,
  memoryCaseStore,
  memoryItemStore,
  memoryNoticeStore,
} from "@banjian/engine";
import { countingIds } from "../counting-ids.js";
import { Random } from "../random.js";
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
  /** What everybody would find who looked: read by the invariants only. */
  readonly calendars: Calendars;
  /** What the clock of the store says, in milliseconds. */
  now = Date.parse("2026-01-05T01:00:00.000Z");
  workers: Engine[] = [];
  readonly #items = memoryItemStore();
  readonly #notices = memoryNoticeStore(chinaNotices.slice(-2));
  readonly #ids = countingIds();
  #frailty = frail;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.turns = new Turns(this.random);
    this.one = randomItem(this.random);
    this.store = memoryCaseStore(() => this.clock(), this.#notices);
    this.calendars = new Calendars(this.#notices, ["cn"], zone);
  }

  async begin(): Promise<void> {
    await this.calendars.read();
    await catalogueOver(this.#items).publishAll([this.one.source]);
    this.workers = [this.#started(), this.#started()];
  }

  /** From now on nothing fails, and both workers are new. */
  mend(): void {
    this.#frailty = sound;
    this.workers = [this.#started(), this.#started()];
  }

  note(what: string, line: string): void {
    this.protocol.note(what, `${this.clock()}  ${line}`);
  }

  clock(): Instant {
    return new Date(this.now).toISOString() as Instant;
  }

  worker(): Engine {
    return this.random.one(this.workers);
  }

  #started(): Engine {
    const announcer = new Announcer();
    announcer.on("case:state", ({ caseId, seq }) => this.#hears(caseId, seq));
    announcer.on("limit:breached", ({ caseId, seq }) => this.#hears(caseId, seq));
    return new Engine({
      store: faultyStore(this.store, this.random, () => this.#frailty, this.turns.turn),
      catalogue: catalogueOver(this.#items),
      calendars: new Calendars(this.#notices, ["cn"], zone),
      zone,
      hours,
      ids: this.#ids,
      announcer,
    });
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
