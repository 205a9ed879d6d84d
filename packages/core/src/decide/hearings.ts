import { dueOf, type LocalDate } from "@banjian/calendar";
import { openRights, type ProcedureState } from "../case/case-state.js";
import { type RightEnd, silentIn } from "../case/right.js";
import type { HearingRule } from "../definition/flow-schema.js";
import { coreError } from "../errors.js";
import type { Item } from "../item/item.js";
import { endLimit } from "./limits.js";
import type { Turn } from "./turn.js";

/** The rule of a procedure that is a hearing; undefined for any other. */
export function hearingRule(item: Item, procedure: string): HearingRule | undefined {
  return item.procedures.get(procedure)?.hearing;
}

/** The first day on which a hearing can be held to which is invited today. */
export function firstDayFor({ world, today }: Turn, rule: HearingRule): LocalDate {
  return dueOf(world.calendar, { from: today, within: rule["invite-before"] }).due;
}

/** Ends a right, and the limits that hung on it. */
function endRight(turn: Turn, id: string, end: RightEnd): void {
  turn.record({ type: "right-ended", id, end });
  for (const key of [`right:${id}`, `hearing:${id}`]) {
    const limit = turn.state.limits[key];
    if (limit?.status !== "running") continue;
    if (key.startsWith("right:")) endLimit(turn, limit, turn.today, "ended");
    else endLimit(turn, limit);
  }
}

/** The period to ask has passed: without a request the right is gone; with one it waits for the hearing. */
export function lapseRight(turn: Turn, key: string): void {
  const right = openRights(turn.state).find(({ id }) => `right:${id}` === key);
  if (right === undefined || right.requested.length > 0) return;
  turn.record({ type: "right-ended", id: right.id, end: "lapsed" });
}

/** A right of which everybody has spoken, and nobody for the hearing, is gone before its time. */
export function settleRight(turn: Turn, id: string): void {
  const right = openRights(turn.state).find((one) => one.id === id);
  if (right === undefined || silentIn(right).length > 0 || right.requested.length > 0) return;
  endRight(turn, id, "waived");
}

/** A hearing ends on the day it was invited to or later; it disposes of the rights of every branch it was held for. */
export function closeHearing(
  turn: Turn,
  { id, procedure, branches, invitation }: ProcedureState,
): void {
  if (hearingRule(turn.world.item, procedure) === undefined) return;
  if (invitation === undefined) throw coreError("HEARING_NOT_INVITED", { procedure: id });
  if (turn.today < invitation.on) {
    throw coreError("HEARING_NOT_HELD", { procedure: id, on: invitation.on });
  }
  for (const right of openRights(turn.state)) {
    if (right.procedure === procedure && branches.includes(right.branch)) {
      endRight(turn, right.id, "heard");
    }
  }
}
