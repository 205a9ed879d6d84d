import { CodedError } from "@banjian/base";
import { localDateAt, plusDays } from "@banjian/calendar";
import { type CaseState, replay } from "@banjian/core";
import type { Engine } from "@banjian/engine";
import { isAlike } from "./alike.js";
import { FaultHall, zone } from "./fault-hall.js";
import { FaultWork } from "./fault-work.js";
import { Lost } from "./faulty-store.js";
import { examined, type Witness } from "./invariants.js";
import type { Protocol } from "./protocol.js";
import { Requests } from "./requests.js";

/** What came of a seed: what was broken, with the story so far; and how often each thing happened. */
export type FaultReport = {
  readonly seed: number;
  readonly broken: readonly string[];
  readonly trace: readonly string[];
  readonly happened: ReadonlyMap<string, number>;
};

const minute = 60_000;
const day = 1440 * minute;
const mostOpen = 3;

/** Runs one seed: a random item, two workers over one store, and so many steps in which people act, time goes by and things fail. Stops at the first step after which something does not hold. Without `isVaried` the item is of a plain shape: seeds were kept before there were others. */
export async function faultRun(seed: number, steps: number, isVaried = true): Promise<FaultReport> {
  const run = new FaultRun(seed, isVaried);
  const { broken, trace, happened } = run.protocol;
  try {
    await run.begin();
    for (let step = 1; step <= steps && broken.length === 0; step++) await run.step();
    if (broken.length === 0) await run.end();
  } catch (error) {
    // Whatever is not foreseen has its story told too.
    run.protocol.break(error instanceof Error ? `${error.stack}` : `${error}`);
  }
  return { seed, broken, trace, happened };
}

class FaultRun {
  readonly #hall: FaultHall;
  readonly #requests: Requests;
  readonly #work: FaultWork;
  readonly #witnesses = new Map<string, Witness>();
  readonly #looked = new Map<string, CaseState>();
  /** Whether the clock was doubted after the last step. */
  #held = false;

  constructor(seed: number, isVaried: boolean) {
    this.#hall = new FaultHall(seed, isVaried);
    this.#requests = new Requests(this.#hall);
    this.#work = new FaultWork(this.#hall);
  }

  get protocol(): Protocol {
    return this.#hall.protocol;
  }

  async begin(): Promise<void> {
    await this.#hall.begin();
    await this.#requests.files();
    await this.#check();
  }

  async step(): Promise<void> {
    const open = [...this.#looked.values()].filter(({ status }) => status === "open");
    const share = this.#hall.random.share();
    if (open.length === 0 || (open.length < mostOpen && share < 0.04)) await this.#requests.files();
    else if (share < 0.52)
      await this.#requests.send(this.#requests.asking(this.#hall.random.one(open)));
    else if (share < 0.68) await this.#timePasses();
    else if (share < 0.74) await this.#requests.repeats();
    else if (share < 0.77) await this.#requests.reusesKey();
    else if (share < 0.8) await this.#requests.isStale(this.#hall.random.one(open));
    else if (share < 0.82) await this.#work.round(this.#hall.worker());
    else if (share < 0.85) await this.#work.delivers(this.#hall.worker());
    else if (share < 0.87) this.#clockJumps();
    else if (share < 0.885) await this.#noticeComes();
    else if (share < 0.895) this.#poison(this.#hall.random.one(open));
    else if (share < 0.92) this.#hall.restarts();
    else await this.#atOnce(open);
    await this.#check();
    await this.#peopleLook();
  }

  /** What waits for a person finds one now and then. */
  async #peopleLook(): Promise<void> {
    if (this.#hall.random.share() > 0.1) return;
    if (this.#held) await this.#work.releases(this.#hall.worker());
    await this.#work.retries(this.#hall.worker());
    this.#held = false;
  }

  #poison({ id }: CaseState): void {
    this.#hall.poisoned = this.#hall.poisoned === undefined ? id : undefined;
    this.#hall.note("poison", `poisoned: ${this.#hall.poisoned ?? "no case any more"}`);
  }

  /** Nothing fails any more: what is unknown is asked again, what is due takes effect, and all facts are folded from the beginning. */
  async end(): Promise<void> {
    this.#hall.mend();
    for (const one of this.#requests.sent)
      if (one.isUnknown) await this.#requests.sendBy(one, this.#hall.worker());
    await this.#comesToRest();
    await this.#check();
    for (const [caseId, state] of this.#looked) {
      const facts = JSON.parse(JSON.stringify(await this.#hall.store.facts(caseId)));
      if (!isAlike({ one: replay(caseId, facts), other: state })) {
        this.#hall.protocol.break(
          `P6: the facts of ${caseId} do not fold to it after they were written and read`,
        );
      }
    }
    this.#countActions();
  }

  /** What has failed is tried again until nothing waits any more: every event has come to the sink (P9), and every case is swept (P10). */
  async #comesToRest(): Promise<void> {
    const by = this.#hall.worker();
    if ((await this.#hall.store.moment()).held) await this.#work.releases(by);
    // Where the clock has gone back, what failed before is tried again days later.
    for (let round = 0; round < 20; round++) {
      this.#hall.pass(day / 2);
      await this.#work.retries(by);
      await this.#work.round(by);
      await this.#work.delivers(by);
      if (!(await this.#work.isWaitedFor())) break;
    }
    const events = await this.#hall.store.outbox.after(0, Number.MAX_SAFE_INTEGER);
    const lost = events.find((event) => !this.#hall.sink.has(event));
    if (lost !== undefined) this.#hall.protocol.break(`P9: ${lost.id} has not been delivered`);
    if (await this.#work.isWaitedFor())
      this.#hall.protocol.break("P10: something still waits although nothing fails any more");
  }

  async #timePasses(): Promise<void> {
    const share = this.#hall.random.share();
    const most = share < 0.5 ? 3 * 60 * minute : share < 0.9 ? 2 * day : 25 * day;
    this.#hall.pass(this.#hall.random.between(1, most));
    this.#hall.note("time passes", `it is ${this.#hall.clock()}`);
    if (this.#hall.random.share() < 0.7) await this.#work.round(this.#hall.worker());
    if (this.#hall.random.share() < 0.3) await this.#work.delivers(this.#hall.worker());
  }

  #clockJumps(): void {
    const back = this.#hall.random.share() < 0.6;
    this.#hall.now += back
      ? -this.#hall.random.between(1, 2 * 60 * minute)
      : this.#hall.random.between(1, 2 * day);
    this.#hall.note(back ? "clock back" : "clock forward", `the clock says ${this.#hall.clock()}`);
  }

  /** A day off that nobody knew of, or a week-end worked; also for days that have gone by. */
  async #noticeComes(): Promise<void> {
    const today = localDateAt(this.#hall.clock(), zone);
    const on = plusDays(today, this.#hall.random.between(-8, 30));
    const notice = {
      calendar: "cn",
      number: `n${this.#requests.sent.length}-${this.#hall.random.between(0, 1_000_000)}`,
      title: "临时通知",
      publishedOn: today,
      source: "seed",
      holidays: [
        { name: "临时", ...(this.#hall.random.share() < 0.7 ? { off: [on] } : { work: [on] }) },
      ],
    };
    try {
      const loaded = await this.#hall.worker().calendars.load(notice);
      await loaded.apply();
      await this.#hall.calendars.read();
      this.#hall.note("notice", `a notice about ${on}`);
    } catch (error) {
      if (!(error instanceof CodedError || error instanceof Lost)) throw error;
      await this.#hall.calendars.read();
    }
  }

  /** Two or three things at once; who goes on when is for the dice. */
  async #atOnce(open: readonly CaseState[]): Promise<void> {
    const state = this.#hall.random.one(open);
    const [first, second] = this.#hall.workers;
    const asked = this.#requests.asking(state);
    this.#requests.sent.push(asked);
    const share = this.#hall.random.share();
    const other = share < 0.4 ? asked : this.#requests.asking(state);
    if (other !== asked) this.#requests.sent.push(other);
    const calls = [
      () => this.#requests.sendBy(asked, first as Engine),
      share < 0.8
        ? () => this.#requests.sendBy(other, second as Engine)
        : () => this.#work.sweeps(second as Engine),
    ];
    this.#hall.note("at once", "at once:");
    await this.#hall.turns.all(calls.map((call) => async () => void (await call())));
  }

  async #check(): Promise<void> {
    const held = this.#held;
    this.#held = (await this.#hall.store.moment()).held;
    for (const state of await this.#hall.store.recent(1000)) {
      if (this.#looked.get(state.id) === state) continue;
      const { broken, now } = examined({
        item: this.#hall.one.item,
        before: this.#witnesses.get(state.id),
        facts: await this.#hall.store.facts(state.id),
        state,
        held: held && this.#held,
        frameOn: (on) => this.#hall.frameOn(on),
        zone,
      });
      this.#looked.set(state.id, state);
      this.#witnesses.set(state.id, now);
      for (const what of broken) this.#hall.protocol.break(`${state.id}: ${what}`);
    }
    if (!this.#requests.sent.some(({ isUnknown }) => isUnknown)) this.#countActions();
  }

  #countActions(): void {
    for (const [caseId, { actions }] of this.#witnesses) {
      const accepted = this.#requests.accepted.get(caseId)?.size ?? 0;
      if (actions !== accepted) {
        this.#hall.protocol.break(
          `P2: ${caseId} has ${actions} actions, and ${accepted} were accepted`,
        );
      }
    }
  }
}
