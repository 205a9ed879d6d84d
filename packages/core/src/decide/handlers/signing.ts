import { courseIn, type Seat, seatsAt, stepOutcome, workOfSeat } from "../../approval/signing.js";
import type { Actor, PersonRef } from "../../case/person.js";
import { coreError } from "../../errors.js";
import { consultedFirst, hearingFirst } from "../branch-rules.js";
import { finishBranch } from "../branches.js";
import { hands } from "../hands.js";
import { anotherPerson, hasSigned, notOwnCase, notThePresident } from "../person-rules.js";
import type { PersonalArrow } from "../standing-arrows.js";
import type { Turn } from "../turn.js";
import type { Handler } from "./handler.js";

/** Asks somebody to sign at this step too: before it, after it, or with it (AP6). */
export const addSigner: Handler<"add-signer"> = (turn, { actor, arrow, payload }) => {
  const { who, place } = payload;
  const branch = arrow.branch ?? "";
  const course = courseIn(turn.state, branch);
  if (who.id === turn.state.applicant.id) throw coreError("SIGNER_IS_APPLICANT", { branch });
  const person = who.name === undefined ? { id: who.id } : { id: who.id, name: who.name };
  if (hasPlace(turn, branch, { actor, who: person })) {
    throw coreError("SIGNER_ALREADY_THERE", { branch, signer: who.name ?? who.id });
  }
  refuseUnfit(turn, branch, person);
  const numbers = course.added.map(({ id }) => Number(id.slice(1)));
  const id = `s${Math.max(0, ...numbers) + 1}`;
  const signer = { id, person, place, at: course.next, by: actor.id };
  turn.record({ type: "signer-added", branch, signer });
};

/** Somebody who was asked to sign, and has not yet, is asked no more; where the others have all signed the step is done. */
export const removeSigner: Handler<"remove-signer"> = (turn, { arrow, payload }) => {
  const branch = arrow.branch ?? "";
  const definition = turn.world.item.branches.get(branch);
  const course = courseIn(turn.state, branch);
  const seats = seatsHere(turn, branch);
  const seat = seats.find(({ person }) => person?.id === payload.signer);
  if (definition === undefined || seat === undefined) {
    const known = seats.flatMap(({ person }) => person?.id ?? []);
    throw coreError("SIGNER_NOT_THERE", { branch, signer: payload.signer, known });
  }
  if (seat.vote !== undefined) {
    throw coreError("SIGNER_HAS_SIGNED", { branch, signer: payload.signer });
  }
  const added = course.added.filter(({ id }) => id !== seat.id);
  const done = stepOutcome(definition, { ...course, added }, course.next) !== undefined;
  if (done) refuseToEnd(turn, arrow);
  turn.record({
    type: "signer-removed",
    branch,
    id: seat.id,
    ...(done ? { completes: true } : {}),
  });
  finishBranch(turn, branch);
};

/** Without the last one who was to sign a step is done: it waits for what an opinion would wait for. */
function refuseToEnd({ world: { item }, state }: Turn, arrow: PersonalArrow): void {
  const asked = { item, state, arrow };
  const refused = consultedFirst(asked) ?? hearingFirst(asked);
  if (refused !== undefined) throw refused;
}

/** Whether somebody signs the step as it is: it is theirs to take, was given to them, or was signed with their hands. */
function hasPlace(
  turn: Turn,
  branch: string,
  { actor, who }: { actor: Actor; who: PersonRef },
): boolean {
  const { item } = turn.world;
  const definition = item.branches.get(branch);
  if (definition === undefined) return false;
  const course = courseIn(turn.state, branch);
  const has = seatsHere(turn, branch).flatMap((seat) => {
    const owner = turn.state.owners[workOfSeat(item, definition, course.next, seat)];
    return [seat.person?.id, owner?.id, owner?.delegate?.id];
  });
  return [...hands(actor), ...has].includes(who.id) || hasSigned(course, who);
}

/** Nobody is asked to sign who never could. */
function refuseUnfit({ world, state }: Turn, branch: string, who: PersonRef): void {
  const arrow = { action: "sign", kind: "sign", branch, by: [] } as const;
  const asked = { item: world.item, state, actor: { ...who, roles: [] }, arrow };
  const refused = notOwnCase(asked) ?? anotherPerson(asked) ?? notThePresident(asked);
  if (refused !== undefined) throw refused;
}

function seatsHere({ world, state }: Turn, branch: string): readonly Seat[] {
  const definition = world.item.branches.get(branch);
  const course = courseIn(state, branch);
  return definition === undefined ? [] : seatsAt(definition, course, course.next);
}
