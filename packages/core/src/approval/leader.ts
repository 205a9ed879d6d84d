import type { CaseState, ProcedureState } from "../case/case-state.js";

/** The branch that runs a procedure: the first of those that need it and are at work; where none is, the first not done. */
export function leaderOf({ branches }: CaseState, procedure: ProcedureState): string {
  const open = procedure.branches.filter((id) => branches[id]?.endedOn === undefined);
  const atWork = open.find((id) => branches[id]?.returnedOn === undefined);
  return atWork ?? open[0] ?? procedure.branch;
}

/** The work of running a procedure; another work when another branch has to run it. */
export function workOfProcedure(state: CaseState, procedure: ProcedureState): string {
  const { id, branch } = procedure;
  const leader = leaderOf(state, procedure);
  return leader === branch ? `procedure:${id}` : `procedure:${id}:${leader}`;
}
