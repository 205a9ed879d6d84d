import type { CodedError } from "@banjian/base";
import { businessDaysBetween, sweepPosition } from "@banjian/calendar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isExcluded, openBranches, workingBranches } from "../approval/regions.js";
import { isCardKind } from "../case/card-steps.js";
import type { CaseState } from "../case/case-state.js";
import { replay } from "../case/evolve.js";
import type { Fact } from "../case/fact.js";
import { isOfLetter } from "../case/letter.js";
import { isOfRating } from "../case/rating.js";
import { holderOf } from "../case/task.js";
import { operationKinds } from "../definition/action-kind.js";
import type { Milestone } from "../definition/milestone.js";
import { dueOfLedger } from "../limit/due.js";
import { type Ledger, momentOfEnd, openSpan } from "../limit/ledger.js";
import {
  doerOf,
  restless,
  restlessItem,
  takeStep,
  type Walked,
  walks,
} from "../testing/random-walk.js";
import type { Story } from "../testing/story.js";
import { decide } from "./decide.js";
import { runOut } from "./run-out.js";
import { settle } from "./settle.js";
import { Turn } from "./turn.js";

const item = restlessItem();

const isCorrection = (fact: Fact) => fact.type === "action-taken" && fact.kind === "correct";
const ledgers = ({ limits }: CaseState): Ledger[] => Object.values(limits);
const isRunning = ({ status }: Ledger) => status === "running";
const isStopped = (ledger: Ledger | undefined) =>
  ledger !== undefined && openSpan(ledger) !== undefined;
const areDistinct = (names: readonly string[]) => new Set(names).size === names.length;

/** What a step has added; a refused one nothing. */
const newSince = ({ news, state }: Story, { version }: CaseState) =>
  state.version - news.length >= version ? news : [];

/** What holds after every step of every case, whoever did what and when. */
const promises: Readonly<Record<string, (it: Story, before: CaseState) => boolean>> = {
  "the limit of a branch at work, or with the window, runs": ({ state }) =>
    workingBranches(item, state).every(
      ({ id }) => state.limits[`branch:${id}`]?.status === "running",
    ),

  "a branch's limit stops exactly while a procedure stops the branch": ({ state }) =>
    openBranches(item, state).every(
      ({ id }) => isStopped(state.limits[`branch:${id}`]) === isExcluded(state, id),
    ),

  "a limit of the case stops exactly while all open branches do": ({ state }) => {
    const open = workingBranches(item, state);
    const all = open.length > 0 && open.every(({ id }) => isExcluded(state, id));
    const [statutory, promised] = [state.limits.statutory, state.limits.promised];
    return [statutory, promised].every(
      (one) => one === undefined || !isRunning(one) || isStopped(one) === all,
    );
  },

  "no work is open twice": ({ tasks }) => areDistinct(tasks),

  "somebody can do each open task": (it) =>
    Object.values(it.state.tasks).every(({ kinds, ...task }) =>
      it
        .offers(doerOf(it.state, { kinds, ...task }))
        .some(({ allowed, kind }) => allowed && kinds.includes(kind)),
    ),

  "nothing is decided before it is accepted": ({ state: { milestones } }) =>
    milestones.decision === undefined || milestones.acceptance !== undefined,

  "milestones only grow, and only a correction moves one or takes it back": (
    { state, news },
    before,
  ) =>
    Object.entries(before.milestones).every(([name, days]) => {
      const now = state.milestones[name as Milestone] ?? [];
      if (name === "supplement-notice" && state.notices.length < before.notices.length) {
        return now.length === days.length - 1 && news.some(isCorrection);
      }
      const corrected = news.some(({ type }) => type === "milestone-corrected");
      return now.length >= days.length && (corrected || days.every((day, at) => now[at] === day));
    }),

  "what a limit has come to stands until it is measured again or taken up": (it, before) =>
    ledgers(before).every((old) => {
      const now = it.state.limits[old.key];
      if (isRunning(old) || now?.run !== old.run || now.status === old.status) return true;
      return it.news.some(
        (fact) =>
          (fact.type === "limit-remeasured" && fact.limit === old.key) ||
          (fact.type === "limit-reopened" && fact.limit === old.key),
      );
    }),

  "a finished limit is met exactly if it had not run out by its end": ({ state, frame }) =>
    ledgers(state).every((ledger) => {
      const { status, endedOn, endedAt } = ledger;
      if (endedOn === undefined || endedAt === undefined) return true;
      if (status !== "met" && status !== "overdue") return true;
      const end = momentOfEnd(endedOn, endedAt, frame.zone);
      return dueOfLedger(frame, ledger).until > end === (status === "met");
    }),

  "nothing counts as run out that has not": ({ state, world }) =>
    ledgers(state).every(
      (ledger) => !ledger.breached || dueOfLedger(world, ledger).until <= world.now,
    ),

  "the times of one procedure in a branch do not overlap": ({ state }) => {
    const all = Object.values(state.procedures);
    return all.every((a) =>
      all.every(
        (b) =>
          a.id === b.id ||
          a.branch !== b.branch ||
          a.procedure !== b.procedure ||
          (a.closedOn !== undefined && a.closedOn <= b.openedOn) ||
          (b.closedOn !== undefined && b.closedOn <= a.openedOn),
      ),
    );
  },

  "of the cards that stand there is one for a cause and colour": ({ state }) =>
    areDistinct(
      state.cards
        .filter(({ withdrawn }) => withdrawn === undefined)
        .map((card) => [card.limit, card.run, card.colour, card.cause].join()),
    ),

  "a closed case has no tasks, no running limit, no open procedure and waits for nothing but the answer to a rating and the service of its outcome":
    (it) => {
      const { status, procedures, limits } = it.state;
      if (status === "open") return true;
      const closed = Object.values(procedures).every(({ closedOn }) => closedOn !== undefined);
      const lasts = (key: string) => isOfRating(key) || isOfLetter(key);
      const ended = !Object.values(limits).some((one) => isRunning(one) && !lasts(one.key));
      const toRead = it.tasks.every((work) => work.startsWith("copy:") || lasts(work));
      return closed && ended && toRead && Object.keys(it.waits).every(lasts);
    },

  "TK1: every task is somebody's or in the pool of a role": ({ state: { tasks, owners } }) =>
    Object.values(tasks).every(
      ({ work, roles, person }) =>
        roles.length > 0 || person !== undefined || owners[work] !== undefined,
    ),

  "TK1: work that goes on keeps its owner, unless an assignment says otherwise": (it, before) =>
    Object.entries(before.owners).every(
      ([work, owner]) =>
        it.news.some((fact) => fact.type === "task-assigned" && fact.work === work) ||
        JSON.stringify(it.state.owners[work]) === JSON.stringify(owner),
    ),

  "TK2: nobody does what another holds": (it, before) =>
    newSince(it, before).every((fact) => {
      if (fact.type !== "action-taken" || fact.by === undefined) return true;
      const tasks = Object.values(before.tasks).filter(
        ({ kinds, branch }) => kinds.includes(fact.kind) && branch === fact.branch,
      );
      const holders = tasks.map(({ work }) => holderOf(before.owners[work])?.id);
      const hands = [fact.by.id, fact.by.onBehalfOf?.id];
      return tasks.length === 0 || holders.some((id) => id === undefined || hands.includes(id));
    }),

  "TK4: a task is reminded of once in a business day": (it, before) =>
    newSince(it, before).every((fact) => {
      const last = fact.type === "task-reminded" ? before.reminders[fact.work]?.on : undefined;
      if (last === undefined) return true;
      return businessDaysBetween(it.frame.calendar, last, fact.effectiveOn) > 0;
    }),

  "AP14: a consultation has a limit and a task until it is answered or asked no more": ({
    state,
  }) =>
    state.consultations.every(({ id, answeredOn, endedOn }) => {
      const isOpen = answeredOn === undefined && endedOn === undefined && state.status === "open";
      const task = Object.values(state.tasks).some(({ work }) => work === `consultation:${id}`);
      return (
        task === isOpen && (state.limits[`consultation:${id}`]?.status === "running") === isOpen
      );
    }),

  "TK5: a supervision order has a limit that ends with its answer": ({ state }) =>
    state.orders.every(({ id, answeredOn }) => {
      const limit = state.limits[`order:${id}`];
      return limit !== undefined && (answeredOn === undefined || limit.status !== "running");
    }),
};

/** The first level that is announced although it stands announced. */
function repeatedLevel(facts: readonly Fact[]): string | undefined {
  const standing = new Set<string>();
  for (const fact of facts) {
    const said = levelSaid(fact);
    if (said !== undefined && standing.has(said)) return said;
    if (said !== undefined) standing.add(said);
    if (!("limit" in fact)) continue;
    const free = "rearms" in fact ? (fact.rearms ?? []) : [];
    const back = fact.type === "limit-withdrawn" ? [fact.rung] : [];
    const [...levels] = standing;
    const gone = levels.filter((level) =>
      [...free, ...back].some(
        (rung) => level.startsWith(`${fact.limit} `) && level.endsWith(` ${rung}`),
      ),
    );
    for (const level of gone) standing.delete(level);
  }
  return undefined;
}

function levelSaid(fact: Fact): string | undefined {
  if (fact.type === "limit-warned") return `${fact.limit} ${fact.run} ${fact.rung}`;
  if (fact.type === "limit-breached") return `${fact.limit} ${fact.run} breach`;
  if (fact.type !== "card-raised" || fact.card.rung === undefined) return undefined;
  return `${fact.card.limit} ${fact.card.run} ${fact.card.rung}`;
}

/** What holds besides after a sweep. */
const promisesOfSweep: Readonly<Record<string, (it: Story) => boolean>> = {
  "nobody does what the clock does": ({ news }) => news.every(({ by }) => by === undefined),
  "no level is announced twice unless it was taken back or set free between": ({ facts }) =>
    repeatedLevel(facts) === undefined,
  "a second sweep finds nothing": ({ world, state }) => runOut(world, state).length === 0,
  "nothing follows from it that has not been done": ({ world, state }) => {
    const turn = new Turn(world, state);
    settle(turn);
    return turn.facts.length === 0;
  },
  "every limit waits for something that is still to come": (it) =>
    Object.values(it.waits).every((wait) => {
      if ("at" in wait) return wait.at > it.world.now;
      // A rolled day wakes early and is asked again.
      if ("day" in wait) return true;
      return wait.position > sweepPosition(it.frame.calendar, it.day);
    }),
};

// What a person may be told; anything else, a fault of dates or of the calendar, would be ours.
const lawful = new Set([
  "ACTION_NOT_ALLOWED",
  "ACTION_UNKNOWN",
  "BACK_DATE_NOT_ALLOWED",
  "BRANCH_NOT_REOPENED",
  "BRANCH_REQUIRED",
  "BRANCH_RETURNED",
  "CASE_CLOSED",
  "CASE_SUSPENDED",
  "CORRECTION_INVALID",
  "CONSULTATION_CIRCULAR",
  "CONSULTATION_OPEN",
  "CONSULTATION_UNKNOWN",
  "DOCUMENT_NOT_DUE",
  "EXTENSION_NOT_ALLOWED",
  "EXTENSION_NONE_LEFT",
  "EXTENSION_TOO_LATE",
  "GRANT_AGAINST_REFUSAL",
  "LIMIT_UNKNOWN",
  "MATERIALS_CONFIRMED",
  "MATERIALS_MISSING",
  "NOTICE_ALREADY_SENT",
  "NOTICE_EMPTY",
  "NOTICE_UNSENT",
  "NOT_PERMITTED",
  "OPINION_TOO_LATE",
  "PAYLOAD_INVALID",
  "PREDECESSOR_PENDING",
  "PROCEDURE_ALREADY_OPEN",
  "PROCEDURE_LENGTH_MISSING",
  "PROCEDURE_NONE_OPEN",
  "PROCEDURE_OPEN",
  "PROCEDURE_UNKNOWN",
  "RECALL_TOO_LATE",
  "RETURN_NOT_POSSIBLE",
  "RATING_TAKEN",
  "RATING_TOO_EARLY",
  "SERVICE_NOT_SENT",
  "SERVICE_WAY_FAILED",
  "LETTER_NOT_SENT",
  "SIGNED_ALREADY",
  "SIGNERS_PENDING",
  "SIGNER_ALREADY_THERE",
  "SIGNER_HAS_SIGNED",
  "SIGNER_NOT_THERE",
  "STEP_NOT_NEXT",
  "CARD_ENDED",
  "CARD_REQUIRED",
  "CARD_STEP_TAKEN",
  "CARD_UNHEARD",
  "CARD_UNKNOWN",
  "COPY_TWICE",
  "PERSON_UNFIT",
  "REMINDED_ALREADY",
  "TASK_HELD",
  "TASK_NOT_HELD",
  "TASK_REQUIRED",
  "TASK_UNKNOWN",
]);

test("whatever anybody does and whenever, a case keeps its promises", () => {
  const places = new Set<string>();
  const done = new Set<string>();
  const withdrawn: string[] = [];
  fc.assert(
    fc.property(walks, ({ start, steps }) => {
      const it = restless(item, start);
      for (const [index, step] of steps.entries()) {
        const before = it.state;
        const walked = takeStep(it, step);
        if (walked.refused !== undefined) refuseUnlawful(walked.refused);
        const repeats = walked.refused === undefined && index % 5 === 0;
        if (repeats) refuseOtherOrder(it, walked);
        refuseBroken(promises, it, before);
        places.add(it.where.join(" "));
        if (walked.refused === undefined) done.add(walked.action.action);
      }
      refuseBroken(promisesOfSweep, it.sweep(), it.state);
      withdrawn.push(...it.all("card-withdrawn").map(({ because }) => because));
      expect(replay("c1", it.facts), "a case is what its facts add up to").toEqual(it.state);
    }),
    { seed: 20_260_914, numRuns: 300, endOnFailure: true },
  );
  expect(places.size, "the walks went to many places").toBeGreaterThan(14);
  expect([...done], "they put right and took up again").toEqual(
    expect.arrayContaining(["correct", "reopen", "issue-document", "extend"]),
  );
  expect([...done], "they did with tasks all that can be done").toEqual(
    expect.arrayContaining(
      operationKinds.filter(
        (kind) =>
          !/-hearing$|consult|^publish-|^record-|-certificate$|-rating$|-fee$|-payment$|-refund$/.test(
            kind,
          ) && !isCardKind(kind),
      ),
    ),
  );
  expect([...done].some(isCardKind), "they took steps in the life of a card").toBe(true);
  expect(withdrawn, "cards were taken back").not.toEqual([]);
}, 180_000);

function refuseUnlawful(refused: CodedError): void {
  if (!lawful.has(refused.code)) throw refused;
}

/** A case that comes back from a database with its keys in another order is decided in the same way. */
function refuseOtherOrder(it: Story, { from, action }: Walked): void {
  expect(decide(it.world, shuffled(from), action)).toEqual(it.news);
}

function refuseBroken(list: typeof promises, it: Story, before: CaseState): void {
  for (const [sentence, holds] of Object.entries(list)) {
    if (!holds(it, before)) throw new Error(`broken: ${sentence}\n${it.timeline.join("\n")}`);
  }
}

/** The case as a database may give it back: the same, with the keys of every object in another order. */
function shuffled<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(shuffled) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner)] as const);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)),
  ) as Value;
}
