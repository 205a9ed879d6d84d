import {
  courseIn,
  openSeats,
  type Seat,
  seatsAt,
  stepOutcome,
  workOfSeat,
} from "../approval/signing.js";
import type { CaseState } from "../case/case-state.js";
import type { Actor } from "../case/person.js";
import { holderOf } from "../case/task.js";
import type { ChartTransition } from "../chart/chart.js";
import type { Item } from "../item/item.js";
import { hands } from "./hands.js";

/**
 * The place at the step that somebody signs from: their own by name, else of one of their roles, first what they have
 * taken up, then what is in the pool.
 */
export function seatOf(
  item: Item,
  state: CaseState,
  actor: Actor,
  arrow: ChartTransition,
): Seat | undefined {
  const branch = item.branches.get(arrow.branch ?? "");
  if (branch === undefined) return undefined;
  const course = courseIn(state, branch.id);
  const fit = openSeats(branch, course).filter(({ person, roles }) =>
    arrow.kind === "sign"
      ? person !== undefined && hands(actor).includes(person.id)
      : person === undefined && roles.some((role) => actor.roles.includes(role)),
  );
  const holders = fit.map((seat) =>
    holderOf(state.owners[workOfSeat(item, branch, course.next, seat)]),
  );
  const own = holders.findIndex((one) => one !== undefined && hands(actor).includes(one.id));
  return fit[own] ?? fit[holders.indexOf(undefined)] ?? fit[0];
}

/** What an opinion says of its place: whose it is where there are several, and that others have to sign the step too. */
export function placeOfOpinion(
  item: Item,
  state: CaseState,
  { actor, arrow, agree }: { actor: Actor; arrow: ChartTransition; agree: boolean },
): { seat?: string; part?: true } {
  const branch = item.branches.get(arrow.branch ?? "");
  const seat = seatOf(item, state, actor, arrow);
  if (branch === undefined || seat === undefined) return {};
  const course = courseIn(state, branch.id);
  if (seatsAt(branch, course, course.next).length < 2) return {};
  const said = { at: course.next, seat: seat.id, agree };
  const after = { ...course, opinions: [...course.opinions, said] };
  const done = stepOutcome(branch, after, course.next) !== undefined;
  return { seat: seat.id, ...(done ? {} : { part: true }) };
}
