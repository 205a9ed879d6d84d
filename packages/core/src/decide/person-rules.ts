import type { CodedError } from "@banjian/base";
import { courseIn, type Seat, seatsAt } from "../approval/signing.js";
import type { BranchState, CaseState } from "../case/case-state.js";
import type { Actor, ActorRef } from "../case/person.js";
import type { Task } from "../case/task.js";
import { givesOpinion, isDecision, isOpinion } from "../definition/action-kind.js";
import { coreError } from "../errors.js";
import { hands } from "./hands.js";
import type { Asked, Rule } from "./rule.js";
import { seatOf } from "./seat-taken.js";

/** Nobody has a say in their own application, nor in one they have acted for, whenever that was (AP10). */
export const notOwnCase: Rule = ({ state, actor, arrow }) => {
  const says =
    givesOpinion(arrow.kind) || isDecision(arrow.kind) || arrow.kind === "answer-consultation";
  const own = applicantsHands(state);
  if (!says || !hands(actor).some((id) => own.includes(id))) return undefined;
  return coreError("OWN_APPLICATION", { person: actor.name ?? actor.id });
};

/** The applicant, and everybody who has acted for the applicant in this case. */
export function applicantsHands({ applicant, agents = [] }: CaseState): readonly string[] {
  return [applicant.id, ...agents.map(({ id }) => id)];
}

/** Who signs once at a step does not sign it again, in whatever role; who was asked to by name signs from that place. */
export const signsOnce: Rule = ({ item, state, actor, arrow }) => {
  const branch = item.branches.get(arrow.branch ?? "");
  if (!givesOpinion(arrow.kind) || branch === undefined) return undefined;
  const course = courseIn(state, branch.id);
  const seats = seatsAt(branch, course, course.next);
  if (seats.length < 2) return undefined;
  const person = actor.name ?? actor.id;
  if (hasSigned(course, actor)) return coreError("SIGNED_ALREADY", { person, branch: branch.id });
  if (isOpinion(arrow.kind) && seats.some(isNamed(actor))) {
    return coreError("SIGNER_ALREADY_THERE", { branch: branch.id, signer: person });
  }
  return seatOf(item, state, actor, arrow) === undefined
    ? coreError("SIGNED_ALREADY", { person, branch: branch.id })
    : undefined;
};

/** Whether somebody's hands were in an opinion at the step a branch is at. */
export function hasSigned({ opinions, next }: BranchState, person: Parameters<typeof hands>[0]) {
  return opinions.some(
    ({ by, at, void: gone }) =>
      at === next && !gone && hands(by).some((id) => hands(person).includes(id)),
  );
}

function isNamed(actor: Actor): (seat: Seat) => boolean {
  return ({ person }) => person !== undefined && hands(actor).includes(person.id);
}

/** Whether somebody has given an opinion in a branch that still counts. */
function hasSpoken(state: CaseState, person: Parameters<typeof hands>[0], branch: string): boolean {
  return courseIn(state, branch).opinions.some(
    ({ by, void: gone }) => !gone && hands(by).some((id) => hands(person).includes(id)),
  );
}

/** Who acts for another gives that person's opinion: neither of the two may give a second one. */
export const anotherPerson: Rule = ({ item, state, actor, arrow }) => {
  if (!item.approval?.["separate-people"]) return undefined;
  if (!givesOpinion(arrow.kind) && !isDecision(arrow.kind)) return undefined;
  return spokenBefore(state, actor, arrow.branch);
};

/** The refusal of somebody whose hands were in an opinion of the branch that still counts, or of any where none is named. */
function spokenBefore(
  state: CaseState,
  person: ActorRef,
  only: string | undefined,
): CodedError | undefined {
  for (const branch of Object.keys(state.branches)) {
    if (only !== undefined && branch !== only) continue;
    if (hasSpoken(state, person, branch)) {
      return coreError("SAME_PERSON_TWICE", { person: person.name ?? person.id, branch });
    }
  }
  return undefined;
}

/** Whoever presides over a hearing in a case gives no opinion in it, in whatever branch (art. 48). */
export const notThePresident: Rule = ({ state, actor, arrow }) => {
  if (!givesOpinion(arrow.kind)) return undefined;
  const presides = Object.values(state.procedures).some(
    ({ invitation }) => invitation !== undefined && hands(actor).includes(invitation.president.id),
  );
  return presides ? coreError("PRESIDENT_REVIEWS", { person: actor.name ?? actor.id }) : undefined;
};

const rules: readonly Rule[] = [notOwnCase, signsOnce, anotherPerson, notThePresident];

/** Why a task is nothing this person may ever do, whatever their roles: whoever cannot do it is not given it either (AP10, TK3). */
export function neverTheirs({
  task,
  ...asked
}: Omit<Asked, "arrow"> & { readonly task: Pick<Task, "kinds" | "branch" | "roles"> }):
  | CodedError
  | undefined {
  const { branch, roles, kinds } = task;
  const at = branch === undefined ? {} : { branch };
  for (const kind of kinds) {
    for (const rule of rules) {
      const found = rule({ ...asked, arrow: { action: kind, kind, by: roles, ...at } });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
