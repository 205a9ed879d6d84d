import type { CodedError } from "@banjian/base";
import { awaited } from "../approval/consulting.js";
import { owedHearings } from "../approval/owed-hearings.js";
import { regionsOf } from "../approval/regions.js";
import { courseIn, openSeats, type Seat, seatsAt } from "../approval/signing.js";
import type { CaseState } from "../case/case-state.js";
import { sayCondition } from "../condition/say-condition.js";
import { coreError } from "../errors.js";
import { conditionScope } from "../item/condition-scope.js";
import type { Item } from "../item/item.js";
import { isNeeded } from "./condition-values.js";
import { isPermitted, notPermitted } from "./permission.js";
import type { Asked, Rule } from "./rule.js";

// Which kinds of actions each of them is asked for stands in the table of objection.ts.

/** One that is the same whoever asks. */
type StepRule = (asked: Omit<Asked, "actor">) => CodedError | undefined;

/** The department of a branch that the case does not need has no materials to look through. */
export const branchNeeded: Rule = ({ item, state, arrow }) => {
  const branch = item.branches.get(arrow.branch ?? "");
  if (branch === undefined || isNeeded(item, state, branch)) return undefined;
  return notNeeded(item, branch.id);
};

/** The refusal of work in a branch whose condition does not hold (BRANCH_NOT_NEEDED). */
export function notNeeded(item: Item, branch: string): CodedError {
  const condition = item.branches.get(branch)?.onlyWhen ?? "";
  const needed = sayCondition(condition, conditionScope(item.file));
  return coreError("BRANCH_NOT_NEEDED", { branch, needed });
}

/** A step is taken when it has its turn, by whoever signs it now. */
export const stepInTurn: Rule = ({ item, state, actor, arrow }) => {
  const branch = item.branches.get(arrow.branch ?? "");
  if (branch === undefined) return undefined;
  const course = courseIn(state, branch.id);
  const next = branch.steps[course.next];
  if (next?.step !== arrow.kind) {
    const details = { branch: branch.id, step: arrow.kind, next: next?.step ?? "" };
    return coreError("STEP_NOT_NEXT", details);
  }
  const open = openSeats(branch, course);
  const seats = open.filter(({ roles }) => roles.length > 0);
  if (seats.length === 0) {
    const signers = open.flatMap(({ person }) => (person ? [person.name ?? person.id] : []));
    return coreError("SIGNERS_PENDING", { branch: branch.id, signers });
  }
  const { department, persons } = arrow;
  const at = { branch: branch.id, department, persons };
  const mayTake = ({ roles }: Seat) =>
    isPermitted(item, state.applicant.id, actor, { by: roles, ...at });
  if (seats.some(mayTake)) return undefined;
  const by = [...new Set(seats.flatMap(({ roles }) => roles))];
  return notPermitted(item, actor, { ...arrow, by });
};

/** Before its predecessor is done a branch works ahead at most: its last step waits for that result (AP13). */
export const predecessorFirst: Rule = ({ item, state, arrow }) => {
  const branch = item.branches.get(arrow.branch ?? "");
  if (branch?.preReview === undefined) return undefined;
  const isLast = courseIn(state, branch.id).next >= branch.steps.length - 1;
  return isLast ? pendingPredecessor(item, state, branch.id) : undefined;
};

/** The refusal of an opinion in a branch that still waits (PREDECESSOR_PENDING). */
export function pendingPredecessor(
  item: Item,
  state: CaseState,
  branch: string,
): CodedError | undefined {
  const after = item.branches.get(branch)?.after;
  if (after === undefined || regionsOf(item, state.value).get(branch) !== "waiting")
    return undefined;
  return coreError("PREDECESSOR_PENDING", { branch, after });
}

/** A step waits for the departments it consulted, as the item says (AP15). */
export const consultedFirst: StepRule = ({ item, state, arrow }) => {
  const branch = arrow.branch ?? "";
  const asked = awaited(item, state, { branch, at: courseIn(state, branch).next });
  const departments = asked.map(({ department }) => department);
  return departments.length === 0 ? undefined : coreError("CONSULTATION_PENDING", { departments });
};

/** The last step of a branch waits for the hearing that was asked for in it (TK9). */
export const hearingFirst: StepRule = ({ item, state, arrow }) => {
  const branch = item.branches.get(arrow.branch ?? "");
  if (branch === undefined) return undefined;
  if (courseIn(state, branch.id).next < branch.steps.length - 1) return undefined;
  const owed = owedHearings(state).filter((right) => right.branch === branch.id);
  if (owed.length === 0) return undefined;
  return coreError("HEARING_OWED", { branch: branch.id, rights: owed.map(({ id }) => id) });
};

/** What can go back has somewhere to go back to. */
export const canGoBack: Rule = ({ item, state, arrow }) => {
  const branch = arrow.branch ?? "";
  const toWindow =
    item.approval?.returns.window && regionsOf(item, state.value).get(branch) === "open";
  if (courseIn(state, branch).next > 0 || toWindow) return undefined;
  return coreError("RETURN_NOT_POSSIBLE", { branch, possible: [] });
};

/** There is somebody who was asked to sign and has not. */
export const canRemove: Rule = ({ item, state, arrow }) => {
  const branch = item.branches.get(arrow.branch ?? "");
  if (branch === undefined) return undefined;
  const course = courseIn(state, branch.id);
  const named = seatsAt(branch, course, course.next).filter(({ person }) => person !== undefined);
  if (named.some(({ vote }) => vote === undefined)) return undefined;
  return coreError("SIGNER_NOT_THERE", { branch: branch.id, signer: "", known: [] });
};
