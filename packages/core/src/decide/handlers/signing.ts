import { courseIn, type Seat, seatsAt, stepOutcome } from "../../approval/signing.js";
import { coreError } from "../../errors.js";
import { hasSpoken } from "../branch-rules.js";
import { finishBranch } from "../branches.js";
import type { Turn } from "../turn.js";
import type { Handler } from "./handler.js";

/** Asks somebody to sign at this step too: before it, after it, or with it (AP6). */
export const addSigner: Handler<"add-signer"> = (turn, { actor, arrow, payload }) => {
  const { who, place } = payload;
  const branch = arrow.branch ?? "";
  const course = courseIn(turn.state, branch);
  if (who.id === turn.state.applicant.id) throw coreError("SIGNER_IS_APPLICANT", { branch });
  const there = seatsHere(turn, branch).some(({ person }) => person?.id === who.id);
  const spoke = course.opinions.some(({ by, at, void: gone }) => {
    return by.id === who.id && at === course.next && !gone;
  });
  if (there || spoke) {
    throw coreError("SIGNER_ALREADY_THERE", { branch, signer: who.name ?? who.id });
  }
  if (turn.world.item.approval?.["separate-people"] && hasSpoken(turn.state, who, branch)) {
    throw coreError("SAME_PERSON_TWICE", { person: who.name ?? who.id, branch });
  }
  const numbers = course.added.map(({ id }) => Number(id.slice(1)));
  const id = `s${Math.max(0, ...numbers) + 1}`;
  const person = who.name === undefined ? { id: who.id } : { id: who.id, name: who.name };
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
  turn.record({
    type: "signer-removed",
    branch,
    id: seat.id,
    ...(done ? { completes: true } : {}),
  });
  finishBranch(turn, branch);
};

function seatsHere({ world, state }: Turn, branch: string): Seat[] {
  const definition = world.item.branches.get(branch);
  const course = courseIn(state, branch);
  return definition === undefined ? [] : seatsAt(definition, course, course.next);
}
