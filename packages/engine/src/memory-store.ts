import { CodedError } from "@banjian/base";
import type { DaySpan, Instant } from "@banjian/calendar";
import {
  type Absence,
  type CaseState,
  type Fact,
  holderOf,
  type LimitRow,
  lastDayOf,
  type Measure,
  type Task,
} from "@banjian/core";
import { engineError } from "./errors.js";
import type { MeasureQuery } from "./measure-store.js";
import { memoryAssessments } from "./memory-assessments.js";
import { cardsFor } from "./memory-cards.js";
import { memoryCounters } from "./memory-counters.js";
import { memoryHolds } from "./memory-holds.js";
import { memoryInbound } from "./memory-inbound.js";
import type { MemoryNoticeStore } from "./memory-notice-store.js";
import { MemoryOutbox } from "./memory-outbox.js";
import { MemoryStalls } from "./memory-stalls.js";
import { isDue, type Wakes, wakesOf } from "./memory-wakes.js";
import { memoryWhole } from "./memory-whole.js";
import type {
  AwaitedQuery,
  CalendarPass,
  CaseStore,
  CommitAnswer,
  CommitRequest,
  Decide,
  Effects,
  ItemUse,
  Moment,
  Receipt,
  SweptCase,
  TaskInCase,
  TaskQuery,
} from "./ports.js";

type Kept = {
  state: CaseState;
  facts: Fact[];
  calendar: string;
  limits: readonly LimitRow[];
  wakes: Wakes | undefined;
  measured: Measured[];
};

/** What was measured of a case, and since when that has been known. */
type Measured = { readonly measure: Measure; readonly at: Instant };

/**
 * What of the past a store in memory keeps: everything; all but events, for which nobody will ask; or only what was measured of
 * cases, where nobody asks for their facts either and no request is ever repeated.
 */
export type Keeps = "all" | "facts" | "measures";

/** Cases in this process's memory, beside the notices they are dated by: for tests and simulation. Everything is gone when the process ends. */
export function memoryCaseStore(
  now: () => Instant,
  notices: MemoryNoticeStore,
  { keeps = "all" }: { readonly keeps?: Keeps } = {},
): CaseStore {
  const absences: Absence[] = [];
  const moment = () => ({
    now: now(),
    held: isHeld(),
    notices: notices.size(),
    absences: absences.length,
  });
  const kept = new KeptCases(moment, keeps);
  const post = keeps === "all" ? kept.outbox.post : async () => {};
  const { isHeld, ...holding } = memoryHolds(now, {
    post,
    raiseEpoch: () => kept.outbox.raiseEpoch(),
    reached: () => kept.outbox.reached(),
  });
  let pass: CalendarPass | undefined;

  return {
    moment: async () => moment(),
    commit: async (requests, decide) => requests.map((request) => kept.answer(request, decide)),
    async sweep(mark, { batch, except }, decide) {
      const due: Kept[] = [];
      for (const one of kept.waiting) {
        if (due.length === batch) break;
        const isLeft = isDue(one.wakes, one.calendar, mark) && !except.includes(one.state.id);
        if (isLeft) due.push(one);
      }
      return due.map((one) => kept.revise(one, decide));
    },
    concerned: async (days, page) => kept.concerned(days, page),
    revise: async (caseIds, decide) =>
      kept.all
        .filter(({ state }) => caseIds.includes(state.id))
        .map((one) => kept.revise(one, decide)),
    pass: async () => pass,
    async keepPass(next) {
      pass = next;
    },
    ...holding,
    count: memoryCounters(),
    absences: async () => [...absences],
    async addAbsence(absence, after) {
      if (after !== absences.length) return false;
      absences.push(absence);
      return true;
    },
    load: async (caseId) => kept.find(caseId)?.state,
    facts: async (caseId) => [...(kept.find(caseId)?.facts ?? [])],
    tasks: async (query) => kept.all.flatMap(({ state }) => tasksFor(state, query)),
    cards: async (query) => cardsFor(kept.all, query),
    measures: async (query, page) => kept.measures(query, page),
    ...memoryAssessments(),
    ...memoryInbound(),
    openUnder: async (...asked) => kept.openUnder(...asked),
    uses: async (digest) => kept.uses(digest),
    recent: async (count, before) => {
      const states = kept.all.map(({ state }) => state).toReversed();
      const from = before === undefined ? 0 : states.findIndex(({ id }) => id === before) + 1;
      return before !== undefined && from === 0 ? [] : states.slice(from, from + count);
    },
    ...memoryWhole,
    outbox: kept.outbox,
    stalls: new MemoryStalls((caseId) => kept.find(caseId)?.state.version ?? 0, post),
  };
}

class KeptCases {
  readonly outbox = new MemoryOutbox();
  readonly #cases = new Map<string, Kept>();
  readonly #waiting = new Map<string, Kept>();
  readonly #receipts = new Map<string, { body: () => string; receipt: Receipt }>();
  readonly #moment: () => Moment;
  readonly #keeps: Keeps;

  constructor(moment: () => Moment, keeps: Keeps) {
    this.#moment = moment;
    this.#keeps = keeps;
  }

  /** A page of the cases that have a limit which depends on those days. */
  concerned(...[days, { batch, after = "" }]: Parameters<CaseStore["concerned"]>) {
    const cases = this.all
      .filter(({ limits }) => limits.some((limit) => dependsOn(limit, days)))
      .map(({ state }) => state.id)
      .filter((id) => id > after)
      .toSorted()
      .slice(0, batch);
    const place = cases.at(-1);
    return { cases, ...(place === undefined ? {} : { after: place }) };
  }

  /** A page of what was measured. */
  measures(...[query, { batch, after = "" }]: Parameters<CaseStore["measures"]>) {
    return this.all
      .flatMap((one) => measuredIn(one, query) ?? [])
      .filter(({ caseId }) => caseId > after)
      .toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))
      .slice(0, batch);
  }

  /** A page of the open cases under a version. */
  openUnder(...[digest, { batch, after = "" }]: Parameters<CaseStore["openUnder"]>): string[] {
    return this.all
      .filter(({ state }) => state.item.digest === digest && state.status === "open")
      .map(({ state }) => state.id)
      .filter((id) => id > after)
      .toSorted()
      .slice(0, batch);
  }

  uses(digest: string): ItemUse {
    const under = this.all.filter(
      ({ state, facts }) =>
        state.item.digest === digest ||
        facts.some((fact) => fact.type === "case-moved" && fact.from.digest === digest),
    );
    const open = under.filter(({ state }) => state.status === "open").length;
    return { open, closed: under.length - open };
  }

  get all(): readonly Kept[] {
    return [...this.#cases.values()];
  }

  /** Those of which some limit waits for the clock. */
  get waiting(): Iterable<Kept> {
    return this.#waiting.values();
  }

  find(caseId: string): Kept | undefined {
    return this.#cases.get(caseId);
  }

  answer<Request extends CommitRequest>(request: Request, decide: Decide<Request>): CommitAnswer {
    const { key, caseId } = request;
    const known = this.#receipts.get(key);
    if (known !== undefined) {
      const { receipt } = known;
      if (known.body() === request.body()) return { receipt };
      return { refused: engineError("IDEMPOTENCY_MISMATCH", { key, caseId: receipt.caseId }) };
    }
    try {
      const state = this.#cases.get(caseId)?.state;
      const { now, held, notices, absences } = this.#moment();
      const effects = decide(request, { state, now, held, notices, absences });
      const { version, at } = effects.state;
      const receipt = { caseId, version, at };
      this.#write(effects, request.ticket);
      if (this.#keeps !== "measures") this.#receipts.set(key, { body: request.body, receipt });
      return { receipt, effects };
    } catch (error) {
      return error instanceof CodedError ? { refused: error } : { failed: error };
    }
  }

  revise({ state }: Kept, decide: Parameters<CaseStore["revise"]>[1]): SweptCase {
    const caseId = state.id;
    try {
      const effects = decide({ state, ...this.#moment() });
      this.#write(effects);
      return { caseId, effects };
    } catch (failed) {
      return { caseId, failed };
    }
  }

  #write(effects: Effects, ticket?: string): void {
    if (this.#keeps === "all") this.outbox.add(effects.events, ticket);
    const before = this.#cases.get(effects.state.id);
    const { state, calendar, limits, measure } = effects;
    const facts = before?.facts ?? [];
    if (this.#keeps !== "measures") for (const fact of effects.facts) facts.push(fact);
    const measured = before?.measured ?? [];
    if (measure !== undefined) measured.push({ measure, at: state.at });
    const wakes = wakesOf(limits);
    const kept: Kept = { state, calendar, limits, wakes, facts, measured };
    this.#cases.set(state.id, kept);
    if (wakes !== undefined) this.#waiting.set(state.id, kept);
    else this.#waiting.delete(state.id);
  }
}

function dependsOn({ days }: LimitRow, { first, last }: DaySpan): boolean {
  return days !== undefined && days.first <= last && days.last >= first;
}

function tasksFor(state: CaseState, query: TaskQuery | AwaitedQuery): TaskInCase[] {
  return Object.values(state.tasks)
    .filter((task) =>
      "awaitedBy" in query
        ? task.awaitedBy?.includes(query.awaitedBy)
        : isFor(task, state, query) && isHeldAs(task, state, query),
    )
    .map((task) => ({ task, state }));
}

/** What was known of a case then, where it was under way on one of the days. */
function measuredIn({ measured }: Kept, { from, to, before }: MeasureQuery): Measure | undefined {
  const known = measured.findLast(({ at }) => before === undefined || at < before)?.measure;
  if (known?.filedOn === undefined || known.filedOn > to) return undefined;
  const last = lastDayOf(known);
  return last === undefined || last >= from ? known : undefined;
}

function isFor(
  { roles, department, person, work }: Task,
  { applicant, owners }: CaseState,
  query: TaskQuery,
): boolean {
  if (person !== undefined) return person.id === query.person;
  if (roles.includes("applicant") && applicant.id === query.person) return true;
  if (holderOf(owners[work])?.id === query.person) return true;
  const held = roles.some((role) => role !== "applicant" && query.roles.includes(role));
  return held && (department === undefined || department === query.department);
}

function isHeldAs({ work, person }: Task, { owners }: CaseState, { holder }: TaskQuery): boolean {
  return holder === undefined || ((person ?? holderOf(owners[work]))?.id ?? null) === holder;
}
