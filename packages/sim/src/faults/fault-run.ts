import { CodedError } from "@banjian/base";
import {
  chinaNotices,
  type Instant,
  localDateAt,
  parseOfficeHours,
  parseTimeZone,
  plusDays,
} from "@banjian/calendar";
import { type CaseState, type Frame, replay } from "@banjian/core";
import {
  Announcer,
  Calendars,
  type CaseStore,
  catalogueOver,
  Engine,
  memoryCaseStore,
  memoryItemStore,
  memoryNoticeStore,
  type Receipt,
} from "@banjian/engine";
import { countingIds } from "../counting-ids.js";
import { askingsIn } from "../explore/askings.js";
import { type Asking, completeApplication, explorer } from "../explore/player.js";
import { Random } from "../random.js";
import { faultyStore, Lost } from "./faulty-store.js";
import { examined, overlooked, type Witness } from "./invariants.js";
import { type RandomItem, randomItem } from "./random-item.js";
import { Turns } from "./turns.js";

/** What came of a seed: what was broken, with the story so far; and how often each thing happened. */
export type FaultReport = {
  readonly seed: number;
  readonly broken: readonly string[];
  readonly trace: readonly string[];
  readonly happened: ReadonlyMap<string, number>;
};

/** A request as its sender knows it. */
type Sent = {
  readonly key: string;
  readonly about: string;
  send(by: Engine): Promise<Receipt>;
  receipt?: Receipt;
  /** Nobody knows whether it took effect. */
  isUnknown?: boolean;
};

const zone = parseTimeZone("Asia/Shanghai");
const hours = parseOfficeHours({
  ordinary: [
    ["09:00", "12:00"],
    ["13:30", "17:30"],
  ],
});
const frail = { before: 0.04, after: 0.04 };
const sound = { before: 0, after: 0 };
const minute = 60_000;
const day = 1440 * minute;
const mostOpen = 3;

/** Runs one seed: a random item, two workers over one store, and so many steps in which people act, time goes by and things fail. Stops at the first step after which something does not hold. */
export async function faultRun(seed: number, steps: number): Promise<FaultReport> {
  const run = new FaultRun(seed);
  await run.begin();
  for (let step = 1; step <= steps && run.broken.length === 0; step++) await run.step();
  if (run.broken.length === 0) await run.end();
  const { broken, trace, happened } = run;
  return { seed, broken, trace, happened };
}

class FaultRun {
  readonly broken: string[] = [];
  readonly trace: string[] = [];
  readonly happened = new Map<string, number>();
  readonly #random: Random;
  readonly #turns: Turns;
  readonly #one: RandomItem;
  readonly #items = memoryItemStore();
  readonly #notices = memoryNoticeStore(chinaNotices.slice(-2));
  /** What everybody would find who looked: read by the invariants only. */
  readonly #calendars = new Calendars(this.#notices, ["cn"], zone);
  readonly #store: CaseStore;
  readonly #ids = countingIds();
  readonly #witnesses = new Map<string, Witness>();
  readonly #looked = new Map<string, CaseState>();
  readonly #sent: Sent[] = [];
  #frailty: { readonly before: number; readonly after: number } = frail;
  #workers: Engine[] = [];
  #now = Date.parse("2026-01-05T01:00:00.000Z");

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#turns = new Turns(this.#random);
    this.#one = randomItem(this.#random);
    this.#store = memoryCaseStore(() => this.#clock(), this.#notices);
  }

  async begin(): Promise<void> {
    await this.#calendars.read();
    await catalogueOver(this.#items).publishAll([this.#one.source]);
    this.#workers = [this.#started(), this.#started()];
    await this.#files();
    await this.#check();
  }

  async step(): Promise<void> {
    const open = [...this.#looked.values()].filter(({ status }) => status === "open");
    const share = this.#random.share();
    if (open.length === 0 || (open.length < mostOpen && share < 0.04)) await this.#files();
    else if (share < 0.52) await this.#send(this.#asking(this.#random.one(open)));
    else if (share < 0.68) await this.#timePasses();
    else if (share < 0.74) await this.#repeats();
    else if (share < 0.77) await this.#reusesKey();
    else if (share < 0.8) await this.#isStale(this.#random.one(open));
    else if (share < 0.84) await this.#works(this.#worker());
    else if (share < 0.87) this.#clockJumps();
    else if (share < 0.89) await this.#noticeComes();
    else if (share < 0.92) this.#restarts();
    else await this.#atOnce(open);
    await this.#check();
  }

  /** Nothing fails any more: what is unknown is asked again, what is due takes effect, and all facts are folded from the beginning. */
  async end(): Promise<void> {
    this.#frailty = sound;
    this.#workers = [this.#started(), this.#started()];
    for (const one of this.#sent) if (one.isUnknown) await this.#sendBy(one, this.#worker());
    await this.#works(this.#worker());
    await this.#check();
    for (const [caseId, state] of this.#looked) {
      const facts = JSON.parse(JSON.stringify(await this.#store.facts(caseId)));
      if (JSON.stringify(replay(caseId, facts)) !== JSON.stringify(state)) {
        this.#break(
          `P6: the facts of ${caseId} do not fold to it after they were written and read`,
        );
      }
    }
    this.#countActions();
  }

  #clock(): Instant {
    return new Date(this.#now).toISOString() as Instant;
  }

  #worker(): Engine {
    return this.#random.one(this.#workers);
  }

  #started(): Engine {
    const announcer = new Announcer();
    announcer.on("case:state", ({ caseId, seq }) => this.#hears(caseId, seq));
    announcer.on("limit:breached", ({ caseId, seq }) => this.#hears(caseId, seq));
    return new Engine({
      store: faultyStore(this.#store, this.#random, () => this.#frailty, this.#turns.turn),
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
    void this.#store.load(caseId).then((state) => {
      if ((state?.version ?? 0) < seq)
        this.#break(`P9: ${caseId}/${seq} was announced, not stored`);
    });
  }

  #restarts(): void {
    const which = this.#random.between(0, 1);
    this.#note("restart", `worker ${which} starts anew`);
    this.#workers[which] = this.#started();
  }

  async #files(): Promise<void> {
    const { item } = this.#one;
    const now = this.#clock();
    const application = { applicant: explorer, ...completeApplication(item, now, this.#frame()) };
    const by = { id: explorer.id, name: explorer.name, roles: ["applicant"] };
    const key = this.#key();
    await this.#send({
      key,
      about: "files an application",
      send: (engine) => engine.submit(item.code, application, { by, key }),
    });
  }

  #asking(state: CaseState, expectedVersion?: number): Sent {
    const askings: readonly Asking[] = askingsIn(this.#one.item, state);
    const key = this.#key();
    const caseId = state.id;
    const nothing = { action: "withdraw", by: { id: explorer.id, roles: ["applicant"] } };
    const asked: Asking = askings.length === 0 ? nothing : this.#random.one(askings);
    const { action, ...more } = asked;
    const { by } = more;
    const command = { key, ...more };
    return {
      key,
      about: `${by.id} ${action} ${more.branch ?? ""} in ${caseId}`,
      send: (engine) =>
        engine.act(caseId, action, {
          ...command,
          ...(expectedVersion === undefined ? {} : { expectedVersion }),
        }),
    };
  }

  #key(): string {
    return `k${this.#sent.length}-${this.#random.between(0, 1_000_000)}`;
  }

  async #send(one: Sent): Promise<void> {
    this.#sent.push(one);
    await this.#sendBy(one, this.#worker());
    // Some ask again at once, some much later.
    if (one.isUnknown && this.#random.share() < 0.6) await this.#sendBy(one, this.#worker());
  }

  async #sendBy(one: Sent, by: Engine): Promise<string> {
    const answer = await this.#answerTo(one, by);
    this.#note(answer, `${one.about}: ${answer}`);
    return answer;
  }

  async #answerTo(one: Sent, by: Engine): Promise<string> {
    try {
      const receipt = await one.send(by);
      if (one.receipt !== undefined && JSON.stringify(one.receipt) !== JSON.stringify(receipt)) {
        this.#break("P2: a repeat has another receipt than the first");
      }
      one.receipt = receipt;
      one.isUnknown = false;
      return "accepted";
    } catch (error) {
      if (error instanceof Lost) {
        one.isUnknown = one.receipt === undefined;
        this.#mayDie(by);
        return "lost";
      }
      if (!(error instanceof CodedError)) throw error;
      if (one.receipt !== undefined)
        this.#break(`P2: what was accepted was refused: ${error.code}`);
      one.isUnknown = false;
      return error.code;
    }
  }

  async #repeats(): Promise<void> {
    await this.#sendBy(this.#random.one(this.#sent), this.#worker());
  }

  async #reusesKey(): Promise<void> {
    const first = this.#random.one(this.#sent);
    if (first.receipt === undefined) return;
    const by = { id: "somebody-else", roles: ["window-clerk"] };
    const { key } = first;
    const { caseId } = first.receipt;
    const other = {
      key,
      about: "reuses a key",
      send: (engine: Engine) => engine.act(caseId, "withdraw", { by, key }),
    };
    const answer = await this.#sendBy(other, this.#worker());
    if (answer !== "IDEMPOTENCY_MISMATCH" && answer !== "lost") {
      this.#break(`P2: another request under a key that was used: ${answer}`);
    }
  }

  async #isStale(state: CaseState): Promise<void> {
    const stale = this.#asking(state, state.version - 1);
    this.#sent.push(stale);
    if ((await this.#sendBy(stale, this.#worker())) === "accepted") {
      this.#break("P4: a request for a version that has passed was accepted");
    }
  }

  async #timePasses(): Promise<void> {
    const share = this.#random.share();
    const most = share < 0.5 ? 3 * 60 * minute : share < 0.9 ? 2 * day : 25 * day;
    this.#now += this.#random.between(1, most);
    this.#note("time passes", `it is ${this.#clock()}`);
    if (this.#random.share() < 0.7) await this.#works(this.#worker());
  }

  #clockJumps(): void {
    const back = this.#random.share() < 0.6;
    this.#now += back
      ? -this.#random.between(1, 2 * 60 * minute)
      : this.#random.between(1, 2 * day);
    this.#note(back ? "clock back" : "clock forward", `the clock says ${this.#clock()}`);
  }

  /** A day off that nobody knew of, or a week-end worked; also for days that have gone by. */
  async #noticeComes(): Promise<void> {
    const today = localDateAt(this.#clock(), zone);
    const on = plusDays(today, this.#random.between(-8, 30));
    const notice = {
      calendar: "cn",
      number: `n${this.#sent.length}-${this.#random.between(0, 1_000_000)}`,
      title: "临时通知",
      publishedOn: today,
      source: "seed",
      holidays: [
        { name: "临时", ...(this.#random.share() < 0.7 ? { off: [on] } : { work: [on] }) },
      ],
    };
    try {
      const loaded = await this.#worker().calendars.load(notice);
      await loaded.apply();
      await this.#calendars.read();
      this.#note("notice", `a notice about ${on}`);
    } catch (error) {
      if (!(error instanceof CodedError || error instanceof Lost)) throw error;
      await this.#calendars.read();
    }
  }

  /** What a worker does round by round; what it leaves undone is broken, unless it died over it. */
  async #works(by: Engine): Promise<void> {
    try {
      const swept = [await by.sweep(), await by.calendars.settle(), await by.sweep()];
      const failed = swept.flatMap((report) => report.failed);
      for (const { caseId, error } of failed)
        this.#break(`P10: sweeping ${caseId} failed: ${error}`);
      this.#note("sweep", "a sweep");
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      this.#mayDie(by);
      this.#note("lost", "a sweep was cut off");
      return;
    }
    for (const state of await this.#store.recent(1000)) {
      if (state.at > this.#clock()) continue;
      for (const what of overlooked(this.#frame(), this.#one.item, state, this.#clock())) {
        this.#break(`${state.id}: ${what}`);
      }
    }
  }

  /** Two or three things at once; who goes on when is for the dice. */
  async #atOnce(open: readonly CaseState[]): Promise<void> {
    const state = this.#random.one(open);
    const [first, second] = this.#workers;
    const asked = this.#asking(state);
    this.#sent.push(asked);
    const share = this.#random.share();
    const other = share < 0.4 ? asked : this.#asking(state);
    if (other !== asked) this.#sent.push(other);
    const calls = [
      () => this.#sendBy(asked, first as Engine),
      share < 0.8
        ? () => this.#sendBy(other, second as Engine)
        : () => this.#sweeps(second as Engine),
    ];
    this.#note("at once", "at once:");
    await this.#turns.all(calls.map((call) => async () => void (await call())));
  }

  async #sweeps(by: Engine): Promise<void> {
    try {
      await by.sweep();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      this.#mayDie(by);
    }
  }

  // With what it knew only in its memory.
  #mayDie(worker: Engine): void {
    if (this.#random.share() > 0.2) return;
    this.#note("restart", "a worker dies and starts anew");
    this.#workers[this.#workers.indexOf(worker)] = this.#started();
  }

  #frame(): Frame {
    return this.#frameOn(localDateAt(this.#clock(), zone));
  }

  #frameOn(on: ReturnType<typeof localDateAt>): Frame {
    return { calendar: this.#calendars.asOf(on), zone, hours, known: this.#calendars.known };
  }

  async #check(): Promise<void> {
    for (const state of await this.#store.recent(1000)) {
      if (this.#looked.get(state.id) === state) continue;
      const { broken, now } = examined({
        item: this.#one.item,
        before: this.#witnesses.get(state.id),
        facts: await this.#store.facts(state.id),
        state,
        frameOn: (on) => this.#frameOn(on),
        zone,
      });
      this.#looked.set(state.id, state);
      this.#witnesses.set(state.id, now);
      for (const what of broken) this.#break(`${state.id}: ${what}`);
    }
    if (!this.#sent.some(({ isUnknown }) => isUnknown)) this.#countActions();
  }

  #countActions(): void {
    for (const [caseId, { facts }] of this.#witnesses) {
      const taken = facts.filter(({ type }) => type === "action-taken").length;
      const keys = new Set(
        this.#sent.flatMap(({ key, receipt }) => (receipt?.caseId === caseId ? [key] : [])),
      );
      if (taken !== keys.size) {
        this.#break(`P2: ${caseId} has ${taken} actions, and ${keys.size} were accepted`);
      }
    }
  }

  #note(what: string, line: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
    this.trace.push(`${this.#clock()}  ${line}`);
  }

  #break(sentence: string): void {
    this.broken.push(sentence);
    this.trace.push(`✗ ${sentence}`);
  }
}
