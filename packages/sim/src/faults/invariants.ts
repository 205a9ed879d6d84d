import { type Instant, localDateAt, type TimeZone } from "@banjian/calendar";
import {
  type ActionKind,
  asItStands,
  type CaseState,
  dueOfLedger,
  evolve,
  type Fact,
  type Frame,
  type Item,
  nextDueOf,
  replay,
  type Task,
} from "@banjian/core";
import { isAlike } from "./alike.js";

/** A case as somebody knows it who has read every fact of it as it was written. */
export type Witness = {
  readonly facts: readonly Fact[];
  readonly state: CaseState;
  /** As it was stored, which has been compared with what the facts add up to. */
  readonly stored: CaseState;
  /** How many actions were taken in it. */
  readonly actions: number;
};

type Look = {
  readonly item: Item;
  readonly before: Witness | undefined;
  readonly facts: readonly Fact[];
  readonly state: CaseState;
  /** All the while the clock was doubted. */
  readonly held?: boolean;
  /** What dates were made from on a day. */
  frameOn(day: ReturnType<typeof localDateAt>): Frame;
  readonly zone: TimeZone;
};

/** What does not hold of a case after a step, as sentences; and the case as it is known from now on. */
export function examined(look: Look): {
  readonly broken: readonly string[];
  readonly now: Witness;
} {
  const { before, facts, state } = look;
  const broken: string[] = [];
  const known = before?.facts ?? [];
  if (known.some((fact, index) => fact !== facts[index])) {
    broken.push("P4: a fact that was written has been changed or removed");
  }
  const added = facts.slice(known.length);
  let folded = before?.state;
  for (const fact of added) {
    if (folded !== undefined) broken.push(...unlawful(look, folded, fact));
    folded = folded === undefined ? replay(state.id, [fact]) : evolve(folded, fact);
    broken.push(...mistold(look, folded, fact));
  }
  if (folded === undefined) throw new Error(`case ${state.id} has no facts`);
  const past = before && { one: before.stored, other: before.state };
  if (!isAlike({ one: state, other: folded }, past)) {
    broken.push("P6: the stored case is not what its facts add up to");
  }
  if (state.version !== facts.length) broken.push("P4: the version is not the number of facts");
  const actions =
    (before?.actions ?? 0) + added.filter(({ type }) => type === "action-taken").length;
  const now = { facts, state: folded, stored: state, actions };
  return { broken: [...broken, ...unfit(state)], now };
}

/** What is wrong with a fact where the case stood. */
function* unlawful(look: Look, state: CaseState, fact: Fact): Generator<string> {
  if (fact.at < state.at) yield "TL15: recorded instants go backwards";
  if (state.status === "closed" && fact.type !== "case-reopened" && wakes(fact)) {
    yield `a case that had ended moved: ${fact.type}`;
  }
  if (fact.type === "limit-breached" || fact.type === "deemed") yield* early(look, state, fact);
  if (fact.type === "card-raised") {
    const { limit, run, colour } = fact.card;
    const twice = state.cards.some(
      (card) =>
        limit !== undefined &&
        card.limit === limit &&
        card.run === run &&
        card.colour === colour &&
        card.withdrawn === undefined,
    );
    if (twice) yield `P7: a second ${colour} card for one run of ${limit}`;
  }
}

/** What is wrong with a due date that was told: it is what the account adds up to by the edition that it names. */
function* mistold(look: Look, after: CaseState, fact: Fact): Generator<string> {
  if (!("told" in fact)) return;
  const ledger = after.limits[fact.limit];
  if (ledger === undefined) return;
  const { due, edition } = fact.told;
  const frame = look.frameOn(localDateAt(fact.at, look.zone));
  const calendar = frame.known(edition);
  if (calendar === undefined) return void (yield `P8: nobody knows the calendar ${edition}`);
  const { on } = dueOfLedger({ ...frame, calendar }, asItStands(ledger, fact.effectiveOn));
  if (on !== due) yield `P8: ${fact.type} ${fact.limit} told ${due}, and it is due on ${on}`;
}

/** What is wrong with what the clock alone brought about. */
function* early(
  look: Look,
  state: CaseState,
  fact: Extract<Fact, { type: "limit-breached" | "deemed" }>,
): Generator<string> {
  const ledger = state.limits[fact.limit];
  if (look.held === true) yield `P7: ${fact.limit} ran out while the clock was doubted`;
  if (ledger === undefined) return;
  const { until } = dueOfLedger(look.frameOn(localDateAt(fact.at, look.zone)), ledger);
  if (until > fact.at) yield `P7: ${fact.limit} ran out before its time, due until ${until}`;
  if (fact.type === "limit-breached" && ledger.breached) yield `P7: ${fact.limit} ran out twice`;
}

// What is owed when a case has ended: to give money back, to serve an outcome, to read a copy, to answer a bad rating.
const outlasting = new Set<ActionKind>([
  "record-refund",
  "serve-notice",
  "acknowledge-copy",
  "answer-rating",
]);

function outlasts({ kinds }: Task): boolean {
  return kinds.every((kind) => outlasting.has(kind));
}

function wakes(fact: Fact): boolean {
  if (fact.type === "task-opened") return !outlasts(fact.task);
  return fact.type === "state-changed" || fact.type === "limit-started";
}

function* unfitIn(state: CaseState): Generator<string> {
  if (state.status !== "closed") return;
  if (!Object.values(state.tasks).every(outlasts)) yield "a case has ended and still has open work";
  if (Object.values(state.limits).some(({ status }) => status === "running")) {
    yield "a case has ended and a limit of it still runs";
  }
}

function unfit(state: CaseState): readonly string[] {
  return [...unfitIn(state)];
}

/** What should have taken effect by now and has not, after a sweep that nothing disturbed. */
export function overlooked(frame: Frame, item: Item, state: CaseState, now: Instant): string[] {
  const due = nextDueOf(frame, item, state);
  return due !== undefined && due <= now
    ? [`P7: something was due at ${due}, and a sweep at ${now} has passed it over`]
    : [];
}
