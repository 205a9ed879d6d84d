import { CodedError } from "@banjian/base";
import {
  type BusinessCalendar,
  chinaCalendar,
  type Instant,
  type LocalDate,
  parseInstant,
  parseLocalDate,
  parseOfficeHours,
  parseTimeZone,
  plusHours,
} from "@banjian/calendar";
import type { Absence } from "../case/absence.js";
import type { CaseState } from "../case/case-state.js";
import { evolve, replay } from "../case/evolve.js";
import type { Fact, FactOf, FactType } from "../case/fact.js";
import type { Actor, Applicant, TrustGrade } from "../case/person.js";
import { activePaths } from "../chart/chart.js";
import type { Action } from "../decide/action.js";
import { actionsFor, type Offer } from "../decide/actions-for.js";
import { decide, open } from "../decide/decide.js";
import { limitRowsOf } from "../decide/limit-rows.js";
import { receiveMessage } from "../decide/receive-message.js";
import { recompute } from "../decide/recompute.js";
import { runOut } from "../decide/run-out.js";
import { today, type World } from "../decide/world.js";
import type { Item } from "../item/item.js";
import type { Frame } from "../limit/frame.js";
import type { Wait } from "../limit/wait.js";
import type { ProcessMessage } from "../messages/process-message.js";
import { type LimitView, limitViews } from "../view/limit-view.js";
import { timeline } from "../view/timeline.js";
import { applicant, citizen, clerk, officer } from "./people.js";
import { papers } from "./sample-items.js";

const hall: Frame = {
  known: () => undefined,
  calendar: chinaCalendar(),
  zone: parseTimeZone("Asia/Shanghai"),
  hours: parseOfficeHours({
    ordinary: [
      ["09:00", "12:00"],
      ["13:30", "17:30"],
    ],
  }),
};

/** The hall of every story: China's business days or another calendar, Beijing time, an ordinary window. */
export function hallFrame(calendar: BusinessCalendar = hall.calendar): Frame {
  return { ...hall, calendar };
}

/** A wall-clock time in the hall, "2026-09-14 10:00"; a day alone means ten in the morning. */
export function beijing(text: string): Instant {
  const [day, time = "10:00"] = text.split(" ");
  return parseInstant(`${day}T${time}:00+08:00`);
}

/**
 * One case told step by step: set the clock, let persons act, let the clock alone bring about what is due. After each step it
 * holds the case against its facts and throws where the two have come apart.
 */
export class Story {
  readonly item: Item;
  frame: Frame;
  readonly facts: Fact[] = [];
  /** What the last step added. */
  news: readonly Fact[] = [];
  /** Who is away when. */
  absences: readonly Absence[] = [];
  #now: Instant = beijing("2026-09-14");
  #state: CaseState | undefined;
  #channel: "window" | "online" = "online";
  #trust: TrustGrade | undefined;
  #applicant: Applicant = applicant;

  constructor(item: Item, calendar?: BusinessCalendar) {
    this.item = item;
    this.frame = hallFrame(calendar);
  }

  get world(): World {
    const { item, absences } = this;
    return { ...this.frame, item, absences, now: this.#now };
  }

  get state(): CaseState {
    if (this.#state === undefined) throw new Error("the story has no case yet: submit first");
    return this.#state;
  }

  /** The applicant has this trust grade. */
  trusted(trust: TrustGrade): this {
    this.#trust = trust;
    return this;
  }

  /** Somebody else applies. */
  of(who: Applicant): this {
    this.#applicant = who;
    return this;
  }

  /** The application comes on paper. */
  atWindow(): this {
    this.#channel = "window";
    return this;
  }

  /** Sets the clock; nothing happens by that alone. */
  at(when: string): this {
    this.#now = beijing(when);
    return this;
  }

  /** Lets time go by. */
  later(minutes: number): this {
    this.#now = plusHours(this.#now, minutes / 60);
    return this;
  }

  /** Files the application, complete unless said otherwise. */
  submit(payload: unknown = { materials: papers }, by: Actor = citizen): this {
    return this.act("submit", by, payload);
  }

  /** Somebody acts; throws the refusal. The first action opens the case. */
  act(action: string, by: Actor, payload?: unknown, branch?: string): this {
    return this.do(asked(action, by, payload, branch));
  }

  /** Gives an opinion in a department's branch: `opine("fire", "approve")`. */
  opine(department: string, step: "handle" | "review" | "approve", agree = true): this {
    const role = { handle: "handler", review: "reviewer", approve: "approver" }[step];
    const payload = agree ? {} : { agree, opinion: "不符合条件" };
    return this.act(step, officer(role, department), payload);
  }

  /** A department's two steps on one day. */
  finish(department: string, agree = true): this {
    return this.opine(department, "handle").opine(department, "approve", agree);
  }

  /** A notice is loaded: from now on dates are made from this calendar; nothing happens by that alone. */
  amend(calendar: BusinessCalendar): this {
    const { known } = this.frame;
    const before = this.frame.calendar;
    const earlier = (edition: string) => (edition === before.edition ? before : known(edition));
    this.frame = { ...this.frame, calendar, known: earlier };
    return this;
  }

  /** What the amended calendar brings about, as the pass after it would store it. */
  recompute(): this {
    return this.#add(recompute(this.world, this.state));
  }

  /** What running out does by now, as a sweep would store it. */
  sweep(): this {
    return this.#add(runOut(this.world, this.state));
  }

  /** The code with which the action is refused; throws when it is not. Nothing has happened afterwards. */
  refusal(action: string, by: Actor, payload?: unknown, branch?: string): CodedError {
    try {
      this.#facts(asked(action, by, payload, branch));
    } catch (error) {
      if (error instanceof CodedError) return error;
      throw error;
    }
    throw new Error(`"${action}" was not refused`);
  }

  /** A message comes from the system of a department; throws why it is not taken. */
  hear(system: string, message: ProcessMessage): this {
    const inbound = { system, message, receivedAt: this.#now };
    return this.#add(receiveMessage(this.world, this.state, inbound).facts);
  }

  do(action: Action): this {
    return this.#add(this.#facts(action));
  }

  #facts(action: Action): readonly Fact[] {
    if (this.#state !== undefined) return decide(this.world, this.#state, action);
    const trust = this.#trust === undefined ? {} : { trust: this.#trust };
    const who = { ...this.#applicant, ...trust };
    const code = who.kind === "person" ? {} : { queryCode: "7k3f9q2m" };
    const opening = { caseId: "c1", applicant: who, channel: this.#channel, ...code };
    return open(this.world, opening, action);
  }

  #add(news: readonly Fact[]): this {
    const before = this.#state;
    this.news = news;
    this.facts.push(...news);
    this.#state = after(before, news);
    refuseDrift(before, news, this.#state);
    return this;
  }

  get day(): LocalDate {
    return today(this.world, this.#state);
  }

  /** The innermost states the case stands in. */
  get where(): string[] {
    const paths = activePaths(this.state.value);
    return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  }

  /** The work that is open now. */
  get tasks(): string[] {
    return Object.values(this.state.tasks).map(({ work }) => work);
  }

  /** The cards raised so far: "red no-notice-in-time completeness 2026-09-22". */
  get cards(): string[] {
    return this.state.cards.map(({ colour, cause, limit, raisedOn }) =>
      [colour, cause, limit, raisedOn].join(" "),
    );
  }

  get waits(): Readonly<Record<string, Wait>> {
    const rows = limitRowsOf(this.frame, this.item, this.state);
    return Object.fromEntries(rows.flatMap(({ limit, wait }) => (wait ? [[limit, wait]] : [])));
  }

  get timeline(): string[] {
    return timeline(this.item, "c1", this.facts).map(({ what }) => what.en);
  }

  /** How a limit reads on the day of the clock. */
  limit(key: string): LimitView {
    const views = limitViews(this.frame, this.item, this.state, this.#now);
    const found = views.find((view) => view.key === key);
    if (found === undefined) throw new Error(`the case has no limit ${key}`);
    return found;
  }

  /** The day a limit is due, whether it still runs or not. */
  due(key: string): string {
    return this.limit(key).due.on;
  }

  offers(actor: Actor): Offer[] {
    return actionsFor(this.item, this.state, actor, { today: this.day, absences: this.absences });
  }

  /** All facts of a type so far. */
  all<Type extends FactType>(type: Type): FactOf<Type>[] {
    return this.facts.filter((fact) => fact.type === type) as unknown as FactOf<Type>[];
  }
}

/** A new story about an item. */
export function story(item: Item, calendar?: BusinessCalendar): Story {
  return new Story(item, calendar);
}

/** A story in which the complete application was filed and accepted on one day. */
export function accepted(item: Item, on = "2026-09-14"): Story {
  return story(item).at(on).submit().act("accept", clerk);
}

/** Parses a day for a test. */
export const day = (text: string): LocalDate => parseLocalDate(text);

function asked(action: string, by: Actor, payload: unknown, branch: string | undefined): Action {
  return {
    action,
    by,
    ...(payload === undefined ? {} : { payload }),
    ...(branch === undefined ? {} : { branch }),
  };
}

function after(before: CaseState | undefined, news: readonly Fact[]): CaseState {
  return before === undefined ? replay("c1", news) : news.reduce(evolve, before);
}

// The case is the fold of its facts also after they have been stored as JSON, and recorded time never runs back (TL15).
function refuseDrift(before: CaseState | undefined, news: readonly Fact[], state: CaseState): void {
  const stored = JSON.parse(JSON.stringify(news)) as Fact[];
  if (JSON.stringify(after(before, stored)) !== JSON.stringify(state)) {
    throw new Error("the case is not what its stored facts add up to");
  }
  let latest = before?.at ?? "";
  for (const { type, at } of news) {
    if (at < latest) throw new Error(`${type} was recorded before the fact before it`);
    latest = at;
  }
}
