import { assertNever } from "@banjian/base";
import type { StepKind } from "../definition/action-kind.js";
import type { Ledger } from "../limit/ledger.js";
import type { BranchState, CaseState, Course, Opinion } from "./case-state.js";
import type { Fact, FactOf } from "./fact.js";

/** The facts that move a branch, or its steps. */
type BranchFact = Extract<
  Fact,
  {
    readonly type:
      | "branch-opened"
      | "branch-done"
      | "signer-added"
      | "signer-removed"
      | "branch-returned"
      | "branch-resumed"
      | "act-recalled";
  }
>;

const fresh: BranchState = { next: 0, opinions: [], added: [] };

/** What a fact about one branch does to it. */
export function evolveBranch(state: CaseState, fact: BranchFact): Partial<CaseState> {
  const before = state.branches[fact.branch] ?? fresh;
  const ledger = state.limits[`branch:${fact.branch}`];
  const branches = withBranch(state, fact.branch, moved(before, fact, ledger));
  const found = fact.type === "act-recalled" ? before.last?.ledger : undefined;
  if (found === undefined || ledger === undefined) return branches;
  // The next run has a number of its own.
  const goneBack = { ...found, latest: ledger.run };
  return { ...branches, limits: { ...state.limits, [found.key]: goneBack } };
}

function withBranch(state: CaseState, id: string, branch: BranchState): Partial<CaseState> {
  return { branches: { ...state.branches, [id]: branch } };
}

function moved(before: BranchState, fact: BranchFact, ledger: Ledger | undefined): BranchState {
  switch (fact.type) {
    case "branch-opened":
      return {
        ...before,
        openedOn: fact.effectiveOn,
        ...(fact.number === undefined ? {} : { number: fact.number }),
      };
    case "branch-done":
      return done(before, fact);
    case "signer-added":
      return { ...before, added: [...before.added, fact.signer] };
    case "signer-removed":
      return {
        ...before,
        added: before.added.filter(({ id }) => id !== fact.id),
        next: before.next + (fact.completes ? 1 : 0),
      };
    case "branch-returned":
      return returned(before, fact, ledger);
    case "branch-resumed":
      return atWork(before);
    case "act-recalled":
      return recalled(before);
    default:
      return assertNever(fact);
  }
}

function done(before: BranchState, fact: FactOf<"branch-done">): BranchState {
  const { last: _last, named: _named, ...rest } = atWork(before);
  const { result, because, effectiveOn: endedOn } = fact;
  return { ...rest, result, ...(because && { because }), endedOn };
}

function atWork(branch: BranchState): BranchState {
  const { returnedOn: _returned, ...rest } = branch;
  return rest;
}

function courseOf({ next, opinions, added, returnedOn }: BranchState): Course {
  return { next, opinions, added, ...(returnedOn === undefined ? {} : { returnedOn }) };
}

function returned(
  before: BranchState,
  { to, by, because, fresh: anew, effectiveOn }: FactOf<"branch-returned">,
  ledger: Ledger | undefined,
): BranchState {
  if (because !== undefined) return withoutLast(backAt(before, 0));
  const limit = anew && ledger ? { ledger } : {};
  const last = by === undefined ? {} : { last: { by, found: courseOf(before), ...limit } };
  if (to === "window") return { ...before, ...last, returnedOn: effectiveOn };
  return { ...backAt(before, to), ...last };
}

// What was said from that step on counts no more, and who was asked to sign there is asked no more.
function backAt(before: BranchState, step: number): BranchState {
  return {
    ...before,
    next: step,
    opinions: before.opinions.map((one) => (one.at < step ? one : { ...one, void: true })),
    added: before.added.filter(({ at }) => at < step),
  };
}

function recalled(before: BranchState): BranchState {
  const { last, ...rest } = atWork(before);
  return { ...rest, ...last?.found };
}

type Taken = FactOf<"action-taken">;

/** An opinion in a branch: the next step has its turn, unless others have to sign this one too. */
export function evolveOpinion(state: CaseState, fact: Taken, step: StepKind): Partial<CaseState> {
  const { branch = "", by, seat, part } = fact;
  const before = state.branches[branch] ?? fresh;
  if (by === undefined) return {};
  const { agree, opinion: text } = fact.payload as { agree: boolean; opinion: string };
  const { next: at } = before;
  const on = fact.effectiveOn;
  const given: Opinion = { step, by, agree, text, on, at, ...(seat === undefined ? {} : { seat }) };
  return withBranch(state, branch, {
    ...before,
    next: at + (part ? 0 : 1),
    opinions: [...before.opinions, given],
    last: { by, found: courseOf(before) },
  });
}

/** Somebody has acted after: what was done before can be taken back no more. */
export function actedAfter(state: CaseState, { branch, kind }: Taken): Partial<CaseState> {
  const before = state.branches[branch ?? ""];
  if (branch === undefined || before?.last === undefined || kind === "recall") return {};
  return withBranch(state, branch, withoutLast(before));
}

function withoutLast({ last: _last, ...rest }: BranchState): BranchState {
  return rest;
}

/** Named branches begin again, after the join or because what they judged is another. */
export function branchesReopened(
  state: CaseState,
  { branches: ids, along = [] }: FactOf<"branches-reopened">,
): Partial<CaseState> {
  const branches = Object.entries(state.branches).map(([id, branch]): [string, BranchState] => [
    id,
    ids.includes(id) ? again(branch, !along.includes(id)) : branch,
  ]);
  return { joined: undefined, branches: Object.fromEntries(branches) };
}

function again(branch: BranchState, named: boolean): BranchState {
  const { result: _result, because: _because, endedOn: _endedOn, ...rest } = branch;
  return { ...backAt(rest, 0), ...(named ? { named } : {}) };
}
