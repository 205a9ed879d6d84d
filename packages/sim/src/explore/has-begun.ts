import type { CaseState } from "@banjian/core";

/** Whether a branch has had a procedure, a right to a hearing or a consultation: begun again and again, a case would go on for ever. */
export function hasBegun(state: CaseState, branch: string): boolean {
  return (
    Object.values(state.procedures).some(({ branches }) => branches.includes(branch)) ||
    state.rights.some((right) => right.branch === branch) ||
    state.consultations.some((one) => one.branch === branch)
  );
}
