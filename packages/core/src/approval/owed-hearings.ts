import {
  type CaseState,
  openProcedures,
  openRights,
  type ProcedureState,
  proceduresOpen,
} from "../case/case-state.js";
import type { Right } from "../case/right.js";
import type { Item } from "../item/item.js";
import { leaderOf } from "./leader.js";

/** The rights for which somebody has asked for a hearing that has not been held (TK9). */
export function owedHearings(state: CaseState): readonly Right[] {
  const open = openRights(state);
  return open.length === 0 ? open : open.filter(({ requested }) => requested.length > 0);
}

/** Those of them for which no hearing is open in their branch. */
export function unopenedHearings(state: CaseState): readonly Right[] {
  const owed = owedHearings(state);
  if (owed.length === 0) return owed;
  return owed.filter(
    ({ procedure, branch }) =>
      !openProcedures(state, branch).some((one) => one.procedure === procedure),
  );
}

/** Whether a procedure is the hearing that somebody asked for in one of its branches. */
export function isOwed(state: CaseState, { procedure, branches }: ProcedureState): boolean {
  return owedHearings(state).some(
    (right) => right.procedure === procedure && branches.includes(right.branch),
  );
}

/** The branches that are done and have a hearing to open or to hold all the same. */
export function hearingWhenDone(
  { branches }: Pick<Item, "branches">,
  state: CaseState,
): readonly string[] {
  const mayHear = proceduresOpen(state).length > 0 || openRights(state).length > 0;
  return mayHear ? [...branches.keys()].filter((id) => hearsWhenDone(state, id)) : none;
}

const none: readonly never[] = [];

function hearsWhenDone(state: CaseState, branch: string): boolean {
  if (state.branches[branch]?.endedOn === undefined) return false;
  return (
    unopenedHearings(state).some((right) => right.branch === branch) ||
    openProcedures(state, branch).some((one) => leaderOf(state, one) === branch)
  );
}
