import { madeOnce } from "@banjian/base";
import type { BranchState, CaseState, Opinion } from "../case/case-state.js";
import { copyOfBranch } from "../case/copy-of-branch.js";
import type { AddedSigner } from "../case/fact.js";
import type { PersonRef } from "../case/person.js";
import type { BranchDefinition, Item } from "../item/item.js";
import { type Outcome, tallyOf, type Voice } from "./tally.js";

/** What was said from a place at a step. */
type Vote = Pick<Opinion, "at" | "agree" | "seat" | "void">;

/** What has been said in a branch, and who was asked to sign beside those whom the item names. */
type Votes = Pick<BranchState, "added"> & { readonly opinions: readonly Vote[] };

/** One place at a step that somebody has to sign: anyone with one of the roles, or one person. */
export type Seat = {
  readonly id: string;
  readonly roles: readonly string[];
  readonly person?: PersonRef | undefined;
  readonly phase: "before" | "step" | "after";
  /** What was said from it. */
  readonly vote?: Vote | undefined;
};

const phaseOf = { before: "before", parallel: "step", after: "after" } as const;

/** All places at one step of a branch, with what has been said from them and still counts. */
export function seatsAt(branch: BranchDefinition, course: Votes, at: number): readonly Seat[] {
  const own = ownSeats(branch)[at];
  if (own === undefined) return [];
  if (isUntouched(course, at)) return own;
  const seats = [...own, ...course.added.filter((one) => one.at === at).map(addedSeat)];
  const given = course.opinions.filter((one) => one.at === at && !one.void);
  return seats.map((seat) => {
    const vote = given.find((one) => (one.seat ?? "1") === seat.id);
    return vote === undefined ? seat : seatWith(seat, vote);
  });
}

// Every field is named, as in the copy of a case.
function seatWith({ id, roles, person, phase }: Seat, vote?: Vote): Seat {
  return { id, roles, person, phase, vote };
}

/** Whether nobody has said anything at a step yet, nor was asked to sign there beside those whom the item names. */
export function isUntouched({ opinions, added }: Votes, at: number): boolean {
  for (const one of opinions) if (one.at === at) return false;
  for (const one of added) if (one.at === at) return false;
  return true;
}

// Most steps are asked about while nobody has said anything: then their places are those that the item names.
const ownSeats = madeOnce(({ steps }: BranchDefinition): readonly (readonly Seat[])[] =>
  steps.map(({ signers, by }) =>
    (signers ?? [by]).map(
      (roles, index): Seat => seatWith({ id: `${index + 1}`, roles, phase: "step" }),
    ),
  ),
);

function addedSeat({ id, person, place }: AddedSigner): Seat {
  return seatWith({ id, roles: [], person, phase: phaseOf[place] });
}

const isOpen = ({ vote }: Seat) => vote === undefined;

function voiceOf({ vote }: Seat): Voice {
  if (vote === undefined) return "open";
  return vote.agree ? "agreed" : "refused";
}

/**
 * What a step has come to. Who was asked before it advises; those at the step count by its rule, whoever was asked to sign
 * with them too; who was asked after it confirms, and can still refuse (AP5, AP6).
 */
export function stepOutcome(branch: BranchDefinition, course: Votes, at: number): Outcome {
  const seats = seatsAt(branch, course, at);
  const own = tallyOf(branch.steps[at]?.sign ?? "all", voicesIn(seats, "step"));
  return own === "agreed" ? confirmed(seats) : own;
}

function confirmed(seats: readonly Seat[]): Outcome {
  return tallyOf("all", voicesIn(seats, "after"));
}

function voicesIn(seats: readonly Seat[], phase: Seat["phase"]): Voice[] {
  return seats.filter((seat) => seat.phase === phase).map(voiceOf);
}

/** The places whose turn it is: those asked before come first, those asked after come when the step itself has agreed. */
export function openSeats(branch: BranchDefinition, course: BranchState): readonly Seat[] {
  const at = course.next;
  const seats = seatsAt(branch, course, at);
  if (isUntouched(course, at)) return seats;
  const open = (phase: Seat["phase"]) =>
    seats.filter((seat) => seat.phase === phase && isOpen(seat));
  const before = open("before");
  if (before.length > 0) return before;
  const own = tallyOf(branch.steps[at]?.sign ?? "all", voicesIn(seats, "step"));
  if (own === undefined) return open("step");
  return own === "agreed" && confirmed(seats) === undefined ? open("after") : [];
}

/** The work of signing from a place: of the whole step where only one signs it. */
export function workOfSeat(item: Item, branch: BranchDefinition, at: number, seat: Seat): string {
  const step = branch.steps[at];
  const work = `${item.stages.approval}:${branch.id}:${at + 1}-${step?.step}`;
  return step?.signers === undefined && seat.person === undefined ? work : `${work}:${seat.id}`;
}

/** The state of a branch, whether it has begun or not. */
export function courseIn(state: CaseState, branch: string): BranchState {
  return state.branches[branch] ?? notBegun;
}

const notBegun = copyOfBranch({ next: 0, opinions: [], added: [] });
