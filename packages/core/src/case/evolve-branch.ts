import { assertNever, withEntry } from "@banjian/base";
import type { StepKind } from "../definition/action-kind.js";
import type { Ledger } from "../limit/ledger.js";
import type { BranchState, CaseState, Course, Opinion } from "./case-state.js";
import { copyOfBranch } from "./copy-of-branch.js";
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
  return { branches: withEntry(state.branches, id, branch) };
}

function moved(state: BranchState, fact: BranchFact, ledger: Ledger | undefined): BranchState {
  const branch = copyOfBranch(state);
  switch (fact.type) {
    case "branch-opened":
      branch.openedOn = fact.effectiveOn;
      branch.number = fact.number ?? branch.number;
      return branch;
    case "branch-done":
      branch.last = undefined;
      branch.named = undefined;
      branch.returnedOn = undefined;
      branch.result = fact.result;
      branch.because = fact.because ?? branch.because;
      branch.endedOn = fact.effectiveOn;
      return branch;
    case "signer-added":
      branch.added = [...branch.added, fact.signer];
      return branch;
    case "signer-removed":
      branch.added = branch.added.filter(({ id }) => id !== fact.id);
      branch.next += fact.completes ? 1 : 0;
      return branch;
    case "branch-returned":
      goBack(branch, fact, ledger);
      return branch;
    case "branch-resumed":
      branch.returnedOn = undefined;
      return branch;
    case "act-recalled":
      return copyOfBranch({
        ...branch,
        returnedOn: undefined,
        last: undefined,
        ...state.last?.found,
      });
    default:
      return assertNever(fact);
  }
}

type Moving = ReturnType<typeof copyOfBranch>;

function courseOf({ next, opinions, added, returnedOn }: BranchState): Course {
  return { next, opinions, added, returnedOn };
}

function goBack(
  branch: Moving,
  { to, by, because, fresh: anew, effectiveOn }: FactOf<"branch-returned">,
  ledger: Ledger | undefined,
): void {
  if (because !== undefined) {
    goBackTo(branch, 0);
    branch.last = undefined;
    return;
  }
  const limit = anew && ledger ? { ledger } : {};
  if (by !== undefined) branch.last = { by, found: courseOf(branch), ...limit };
  if (to === "window") branch.returnedOn = effectiveOn;
  else goBackTo(branch, to);
}

// What was said from that step on counts no more, and who was asked to sign there is asked no more.
function goBackTo(branch: Moving, step: number): void {
  branch.next = step;
  branch.opinions = branch.opinions.map((one) => (one.at < step ? one : { ...one, void: true }));
  branch.added = branch.added.filter(({ at }) => at < step);
}

type Taken = FactOf<"action-taken">;
type Given = { -readonly [Field in keyof Opinion]: Opinion[Field] };

/** An opinion in a branch: the next step has its turn, unless others have to sign this one too. */
export function evolveOpinion(state: CaseState, fact: Taken, step: StepKind): Partial<CaseState> {
  const { branch = "", by, seat, part } = fact;
  const before = state.branches[branch] ?? fresh;
  if (by === undefined) return {};
  const { agree, opinion: text } = fact.payload as { agree: boolean; opinion: string };
  const { next: at } = before;
  const on = fact.effectiveOn;
  const given: Given = { step, by, agree, text, on, at };
  if (seat !== undefined) given.seat = seat;
  const after = copyOfBranch(before);
  after.next = at + (part ? 0 : 1);
  after.opinions = [...before.opinions, given];
  after.last = { by, found: courseOf(before) };
  return withBranch(state, branch, after);
}

/** Somebody has acted after: what was done before can be taken back no more. */
export function actedAfter(state: CaseState, { branch, kind }: Taken): Partial<CaseState> {
  const before = state.branches[branch ?? ""];
  if (branch === undefined || before?.last === undefined || kind === "recall") return {};
  const after = copyOfBranch(before);
  after.last = undefined;
  return withBranch(state, branch, after);
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

function again(before: BranchState, named: boolean): BranchState {
  const branch = copyOfBranch(before);
  branch.result = undefined;
  branch.because = undefined;
  branch.endedOn = undefined;
  goBackTo(branch, 0);
  if (named) branch.named = true;
  return branch;
}
