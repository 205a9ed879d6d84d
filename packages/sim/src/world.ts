import {
  chinaNotices,
  type Instant,
  type LocalDate,
  localDateAt,
  parseTimeZone,
  plusDays,
  startOfDay,
} from "@banjian/calendar";
import { type Actor, type CaseState, type Fact, type Frame, nextDueOf } from "@banjian/core";
import {
  type Application,
  type Command,
  type Effects,
  Engine,
  type EngineParts,
  knownOnPublication,
  type SweepReport,
} from "@banjian/engine";
import { Agenda } from "./agenda.js";
import { simError } from "./errors.js";
import { momentAfter, momentAt, wallClock } from "./moment.js";
import { Random } from "./random.js";
import { watchedStore } from "./watched-store.js";
import { type WorldOptions, worldParts } from "./world-options.js";

/** What the clock alone brought about in a case, and when. */
export type Happening = {
  readonly at: Instant;
  readonly caseId: string;
  readonly facts: readonly Fact[];
};

/** Time that went by: until when, and what happened on the way, in order. */
export type Passage = { readonly until: Instant; readonly happened: readonly Happening[] };

/** What may be said with an action. */
export type More = Omit<Command, "by" | "key">;

/**
 * A hall with a time of its own: the engine as it is, over a clock that only the caller moves. Nothing in it is shared with
 * another world.
 */
export class World {
  readonly engine: Engine;
  /** Everything the engine is made of: the store, the items, the announcer to listen to. */
  readonly parts: EngineParts;
  readonly random: Random;
  #now: Instant;
  readonly #agenda = new Agenda((state) => this.#dueOf(state));
  /** The edition by which the agenda was made. */
  #edition = "";
  #happened: Happening[] = [];
  #day = { of: "" as Instant, is: "" as LocalDate };
  #frame: Frame | undefined;
  #keys = 0;
  readonly #watch: WorldOptions["watch"];

  constructor(options: WorldOptions) {
    this.#watch = options.watch;
    const zone = parseTimeZone(options.zone ?? "Asia/Shanghai");
    this.#now = momentAt(options.at, zone);
    const { store, ...parts } = worldParts(options, zone, () => this.#now);
    this.parts = { ...parts, store: watchedStore(store, (effects) => this.#see(effects)) };
    this.engine = new Engine(this.parts);
    this.random = new Random(options.seed ?? 1);
  }

  get now(): Instant {
    return this.#now;
  }

  /** The civil day in the hall. */
  get today(): LocalDate {
    const of = this.now;
    if (this.#day.of !== of) this.#day = { of, is: localDateAt(of, this.parts.zone) };
    return this.#day.is;
  }

  /** What dates are made from now. */
  get frame(): Frame {
    const { calendars, zone, hours } = this.parts;
    const calendar = calendars.asOf(this.today);
    if (this.#frame?.calendar !== calendar) {
      this.#frame = { calendar, zone, hours, known: calendars.known };
    }
    return this.#frame;
  }

  /** Reads the calendar and takes up the cases that its stores hold already; to be done once, before anything else. */
  async begin(): Promise<void> {
    const { calendars, store } = this.parts;
    await calendars.read();
    if (calendars.notices.length === 0) await calendars.add(chinaNotices.map(knownOnPublication));
    this.#edition = this.frame.calendar.edition;
    // Where nothing has been filed yet there is nothing to settle.
    const settled = { settled: this.#edition, moved: 0, outcomes: [] };
    if ((await store.pass()) === undefined) await store.keepPass(settled);
    for (const state of await this.parts.store.recent(Number.MAX_SAFE_INTEGER)) {
      await this.parts.catalogue.pinned(state.item.digest);
      this.#agenda.note(state);
    }
  }

  /** Somebody files an application; the number of the case. */
  async submit(item: string, application: Application, by: Actor): Promise<string> {
    const { caseId } = await this.engine.submit(item, application, { by, key: this.#key() });
    return caseId;
  }

  /** Somebody keeps an application as a draft, which is no receipt; the number of the case. */
  async draft(item: string, application: Application, by: Actor): Promise<string> {
    const { caseId } = await this.engine.saveDraft(item, application, { by, key: this.#key() });
    return caseId;
  }

  /** Somebody acts in a case; throws the coded refusal. */
  async act(caseId: string, action: string, by: Actor, more: More = {}): Promise<void> {
    const key = this.#key();
    // Over one shape: each action of a simulated year comes through here.
    const said = { branch: undefined, by, expectedVersion: undefined, key, payload: undefined };
    await this.engine.act(caseId, action, Object.assign(said, more, { by, key }));
  }

  /** Lets so much time go by: "6 business-days", "30 个自然日", "12 hours"; what is due on the way takes effect at its moment. */
  async advance(length: string): Promise<Passage> {
    return this.passTo(momentAfter(this.frame, this.now, length));
  }

  /** The same up to a moment, or to the beginning of a day; refuses one that has gone by (SIM_TIME_BACKWARDS). */
  async advanceTo(when: string): Promise<Passage> {
    return this.passTo(momentAt(when, this.parts.zone));
  }

  /** The same up to the next moment at which the clock alone brings something about; undefined, and no time goes by, when nothing is due any more. */
  async advanceToNextDue(): Promise<Passage | undefined> {
    for (;;) {
      const due = this.#agenda.next();
      if (due === undefined) return undefined;
      const passage = await this.passTo(due > this.now ? due : this.now);
      // A notice published on the way may have moved what was due.
      if (passage.happened.length > 0) return passage;
    }
  }

  /** The same up to an instant. */
  async passTo(target: Instant): Promise<Passage> {
    if (target < this.now) {
      const clock = (at: Instant) => wallClock(at, this.parts.zone);
      throw simError("SIM_TIME_BACKWARDS", { now: clock(this.now), asked: clock(target) });
    }
    this.#happened = [];
    for (;;) {
      await this.#settle();
      const due = this.#agenda.next();
      if (due !== undefined && due <= this.now) await this.#sweep(due);
      else if (this.now < target) this.#moveTo(due !== undefined && due < target ? due : target);
      else return { until: target, happened: this.#happened };
    }
  }

  /** Lets time go by up to an instant where nothing happens on the way: nothing is due by then, and the calendar stays what it is. Whether it is so; an instant that has gone by is left alone. */
  passQuietly(target: Instant): boolean {
    if (target <= this.now) return true;
    const due = this.#agenda.next();
    if (due !== undefined && due <= target) return false;
    const known = this.parts.calendars.asOf(localDateAt(target, this.parts.zone));
    if (known.edition !== this.#edition || this.frame.calendar !== known) return false;
    this.#happened = [];
    this.#now = target;
    return true;
  }

  // Not past the first day on which the calendar is known otherwise: what is due is derived anew there.
  #moveTo(goal: Instant): void {
    const { calendars, zone } = this.parts;
    const last = localDateAt(goal, zone);
    let day = this.today;
    while (day < last && calendars.asOf(day).edition === this.#edition) day = plusDays(day, 1);
    const stays = calendars.asOf(day).edition === this.#edition;
    this.#now = stays ? goal : startOfDay(day, zone);
  }

  /** What a worker does when the calendar has become another. */
  async #settle(): Promise<void> {
    const { edition } = this.frame.calendar;
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.#refuseFailed(await this.engine.sweep());
    this.#refuseFailed(await this.engine.calendars.settle());
    this.#agenda.derive();
  }

  async #sweep(due: Instant): Promise<void> {
    this.#refuseFailed(await this.engine.sweep());
    if (this.#agenda.next() === due) throw new Error(`what was due at ${due} has not taken effect`);
  }

  #refuseFailed({ failed }: Pick<SweepReport, "failed">): void {
    const [first] = failed;
    if (first === undefined) return;
    const { caseId, error } = first;
    throw simError("SIM_SWEEP_FAILED", { caseId, at: this.now, reason: String(error) });
  }

  #see(effects: Effects): void {
    const { state, facts } = effects;
    this.#agenda.note(state);
    this.#watch?.(effects);
    if (facts.length > 0) this.#happened.push({ at: this.now, caseId: state.id, facts });
  }

  #dueOf(state: CaseState): Instant | undefined {
    const item = this.parts.catalogue.compiled(state.item.digest);
    if (item === undefined) throw new Error(`the item of case ${state.id} is not compiled`);
    return nextDueOf(this.frame, item, state);
  }

  #key(): string {
    this.#keys += 1;
    return `k${this.#keys}`;
  }
}
