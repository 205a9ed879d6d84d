import { withEntry, withoutEntry } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { copyOfLedger } from "../limit/copy-of-ledger.js";
import { withLedger } from "../limit/ledger.js";
import type { Card } from "./card.js";
import type { CaseState } from "./case-state.js";
import { copyOf } from "./copy-of.js";
import { evolveAction } from "./evolve-action.js";
import { branchesReopened, evolveBranch } from "./evolve-branch.js";
import { lookedUp } from "./evolve-certificate.js";
import { evolveConsultation } from "./evolve-consultation.js";
import { correctDocument, decided } from "./evolve-document.js";
import { evolveFee } from "./evolve-fee.js";
import { evolveLimit } from "./evolve-limit.js";
import { evolveRating } from "./evolve-rating.js";
import { evolveReceived } from "./evolve-received.js";
import { evolveRight } from "./evolve-right.js";
import { evolveService, letterMade, sentBy } from "./evolve-service.js";
import { evolveTask } from "./evolve-task.js";
import type { Fact, FactOf, FactType } from "./fact.js";
import { beforeAction, beforeSilence, stepFrom, takeBack } from "./last-step.js";
import { countMessages } from "./message-keys.js";
import { outcomesReplaced } from "./served.js";

type Fold<Type extends FactType> = (state: CaseState, fact: FactOf<Type>) => Partial<CaseState>;

/** What each fact changes. A new kind of fact does not compile until it stands here. */
const folds: { readonly [Type in Exclude<FactType, "case-opened">]: Fold<Type> } = {
  "action-taken": (state, fact) =>
    Object.assign(evolveAction(state, fact), beforeAction(state, fact.kind)),
  "state-changed": (state, { value, left }) => ({
    value,
    ...(left === undefined ? {} : { left: { ...state.left, ...left } }),
  }),
  "milestone-reached": (state, fact) => ({
    milestones: withEntry<readonly LocalDate[]>(state.milestones, fact.milestone, [
      ...(state.milestones[fact.milestone] ?? []),
      fact.effectiveOn,
    ]),
    ...decided(state, fact),
  }),
  "milestone-corrected": (state, { milestone, index, on }) => ({
    milestones: {
      ...state.milestones,
      [milestone]: (state.milestones[milestone] ?? []).map((day, at) => (at === index ? on : day)),
    },
  }),
  "document-due": (state, { document, effectiveOn }) => ({
    documents: [...state.documents, { document, since: effectiveOn }],
  }),
  "outcome-held": (_state, { outcome, limit }) => ({ held: { outcome, limit } }),
  // A draft of the one notice that was never sent lapses with the window.
  deemed: (state, fact) => ({
    demands: [],
    held: undefined,
    deemed: [...state.deemed, fact.outcome],
    lastStep: beforeSilence(state, fact),
  }),
  "demands-withdrawn": ({ demands }, { branch }) => ({
    demands: demands.filter((one) => one.branch !== branch),
  }),
  "notice-sent": (state, { round, demands, way, served, effectiveOn }) => ({
    demands: [],
    // Who asked looks again when the answer has come; who found everything need not.
    confirmed: state.confirmed.filter((id) => !demands.some(({ branch }) => branch === id)),
    notices: [
      ...state.notices,
      {
        round,
        sentOn: effectiveOn,
        demands,
        missing: [...new Set(demands.map(({ material }) => material))],
        ...(way === undefined ? {} : { service: sentBy(way, effectiveOn, served) }),
      },
    ],
  }),
  "rating-given": evolveRating,
  "rating-answered": evolveRating,
  "letter-made": letterMade,
  "notice-served": evolveService,
  "service-failed": evolveService,
  "notice-resent": evolveService,
  "limit-started": evolveLimit,
  "limit-changed": evolveLimit,
  "limit-corrected": evolveLimit,
  "limit-withdrawn": evolveLimit,
  "limit-remeasured": evolveLimit,
  "limit-recomputed": evolveLimit,
  "limit-excluded": evolveLimit,
  "limit-resumed": evolveLimit,
  "limit-extended": evolveLimit,
  "limit-warned": evolveLimit,
  "limit-breached": evolveLimit,
  "limit-ended": (state, fact) => ({
    ...evolveLimit(state, fact),
    ...(fact.outcome === "passed" ? { lastStep: stepFrom(state) } : {}),
  }),
  "limit-reopened": evolveLimit,
  "variants-settled": (_state, { variants }) => ({ variants }),
  "branches-settled": (_state, { needed }) => ({ needed }),
  "branch-opened": evolveBranch,
  "branch-done": evolveBranch,
  "signer-added": evolveBranch,
  "signer-removed": evolveBranch,
  "branch-returned": evolveBranch,
  "branch-resumed": evolveBranch,
  "act-recalled": evolveBranch,
  "branches-reopened": branchesReopened,
  // What silence has said stands in how the branch came out.
  "consent-deemed": () => ({}),
  "opinions-listed": (_state, { decision, opinions }) => ({ decision: { decision, opinions } }),
  "message-received": evolveReceived,
  "incident-settled": () => ({}),
  "join-done": (_state, { result }) => ({ joined: result }),
  "procedure-opened": (state, { id, procedure, branch, shared = [], ...fact }) => {
    const { excludes, length, approver, effectiveOn: openedOn } = fact;
    const branches = [branch, ...shared];
    const by = approver === undefined ? {} : { approver };
    const opened = { id, procedure, branch, branches, excludes, length, openedOn, ...by };
    return { procedures: withEntry(state.procedures, id, opened) };
  },
  "procedure-overran": (state, { id, effectiveOn }) => {
    const before = state.procedures[id];
    if (before === undefined) return {};
    return {
      procedures: { ...state.procedures, [id]: { ...before, excludedThrough: effectiveOn } },
    };
  },
  "procedure-closed": (state, { id, result, inspectors, fen, effectiveOn: closedOn }) => {
    const before = state.procedures[id];
    if (before === undefined) return {};
    const said = { ...(inspectors && { inspectors }), ...(fen === undefined ? {} : { fen }) };
    const closed = { ...before, closedOn, result, ...said };
    return { procedures: withEntry(state.procedures, id, closed) };
  },
  "right-notified": evolveRight,
  "hearing-requested": evolveRight,
  "hearing-waived": evolveRight,
  "right-ended": evolveRight,
  "hearing-invited": (state, { id, invitation }) => {
    const before = state.procedures[id];
    if (before === undefined) return {};
    return { procedures: { ...state.procedures, [id]: { ...before, invitation } } };
  },
  "procedure-corrected": (state, { id, openedOn, closedOn, excludedThrough }) => {
    if (state.procedures[id] === undefined) return {};
    const { excludedThrough: _before, ...before } = state.procedures[id];
    const after = {
      ...before,
      openedOn,
      ...(closedOn === undefined ? {} : { closedOn }),
      ...(excludedThrough === undefined ? {} : { excludedThrough }),
    };
    return { procedures: { ...state.procedures, [id]: after } };
  },
  "procedure-reopened": (state, { id }) => {
    if (state.procedures[id] === undefined) return {};
    const { closedOn: _on, result: _result, inspectors: _people, ...open } = state.procedures[id];
    return { procedures: { ...state.procedures, [id]: open } };
  },
  "task-opened": (state, { task }) => ({
    tasks: withEntry(state.tasks, task.id, task),
    tasksOpened: state.tasksOpened + 1,
  }),
  "task-closed": (state, { id }) => ({ tasks: withoutEntry(state.tasks, id) }),
  "task-assigned": evolveTask,
  "task-reminded": evolveTask,
  "order-issued": evolveTask,
  "order-answered": evolveTask,
  "consultation-asked": evolveConsultation,
  "consultation-answered": evolveConsultation,
  "consultation-ended": evolveConsultation,
  "copy-sent": evolveTask,
  "copy-read": evolveTask,
  "card-raised": cardRaised,
  "card-withdrawn": (state, { id, because, effectiveOn }) => ({
    cards: state.cards.map((card) =>
      card.id === id ? { ...card, withdrawn: { on: effectiveOn, because } } : card,
    ),
  }),
  // The step before it was taken under another chart, and so was what it had left.
  "case-moved": (_state, { item, value }) => ({ item, value, lastStep: undefined, left: {} }),
  "case-suspended": (_state, { reason, basis, excludes, effectiveOn: since }) => ({
    suspended: { since, reason, basis, excludes },
  }),
  "case-resumed": () => ({ suspended: undefined }),
  "document-corrected": correctDocument,
  "certificate-looked-up": lookedUp,
  "fee-due": evolveFee,
  "fee-ordered": evolveFee,
  "fee-paid": evolveFee,
  "fee-waived": evolveFee,
  "fee-refunded": evolveFee,
  "reason-published": (state, { limit, text, effectiveOn: on }) => ({
    publicReasons: [...(state.publicReasons ?? []), { limit, on, text }],
  }),
  "card-acted": (state, fact) => ({
    cards: state.cards.map((card) => (card.id === fact.id ? cardAfter(card, fact) : card)),
  }),
  "case-closed": (_state, { end, effectiveOn: closedOn }) => ({ status: "closed", end, closedOn }),
  "case-reopened": (state, { value }) => ({
    because: undefined,
    ...(state.letters && outcomesReplaced(state)),
    status: "open",
    end: undefined,
    closedOn: undefined,
    value,
  }),
  "outcome-withdrawn": takeBack,
};

function cardRaised(state: CaseState, { card }: FactOf<"card-raised">): Partial<CaseState> {
  const { limit = "", run, rung } = card;
  const ledger = state.limits[limit];
  const cards = [...state.cards, card];
  if (ledger === undefined || ledger.run !== run || rung === undefined) return { cards };
  const after = copyOfLedger(ledger);
  after.fired = [...ledger.fired, rung];
  return { cards, limits: withLedger(state.limits, after) };
}

function cardAfter(card: Card, { step, reason, effectiveOn: on, by }: FactOf<"card-acted">): Card {
  const entry = { step, on, ...(by === undefined ? {} : { by }), reason };
  return {
    ...card,
    life: [...(card.life ?? []), entry],
    ...(step === "withdrawn" ? { withdrawn: { on, because: "supervisor" } } : {}),
  };
}

/** The case after one more fact. */
export function evolve(state: CaseState, fact: Fact): CaseState {
  if (fact.type === "case-opened") throw new Error(`case ${state.id} was opened twice`);
  const fold = folds[fact.type] as Fold<Exclude<FactType, "case-opened">>;
  const after = copyOf(state);
  Object.assign(after, fold(state, fact), countMessages(state, fact));
  after.version = state.version + 1;
  if (fact.at > state.at) after.at = fact.at;
  return after;
}

/** A case from all its facts, the opening one first. The same facts give the same case, byte for byte (P6). */
export function replay(id: string, facts: readonly Fact[]): CaseState {
  const [first, ...rest] = facts;
  if (first?.type !== "case-opened") throw new Error(`case ${id} does not begin with its opening`);
  return rest.reduce(evolve, openCase(id, first));
}

/** The case as its opening leaves it. */
export function openCase(id: string, fact: FactOf<"case-opened">): CaseState {
  return copyOf({
    id,
    item: fact.item,
    version: 1,
    status: "open",
    value: "",
    applicant: fact.applicant,
    queryCode: fact.queryCode,
    channel: fact.channel,
    form: {},
    materials: {},
    milestones: {},
    limits: {},
    branches: {},
    procedures: {},
    rights: [],
    confirmed: [],
    demands: [],
    notices: [],
    documents: [],
    issued: [],
    deemed: [],
    tasks: {},
    tasksOpened: 0,
    owners: {},
    reminders: {},
    consultations: [],
    orders: [],
    copies: [],
    cards: [],
    at: fact.at,
  });
}
