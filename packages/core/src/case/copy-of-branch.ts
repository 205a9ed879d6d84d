import type { BranchState } from "./case-state.js";

type Copy = { -readonly [Field in keyof Required<BranchState>]: BranchState[Field] };

/** A copy of a branch that can be written to, with every field named: so it is made, and read, several times faster. */
export function copyOfBranch(branch: BranchState): Copy {
  return {
    next: branch.next,
    opinions: branch.opinions,
    added: branch.added,
    returnedOn: branch.returnedOn,
    number: branch.number,
    openedOn: branch.openedOn,
    last: branch.last,
    result: branch.result,
    because: branch.because,
    endedOn: branch.endedOn,
    named: branch.named,
  };
}
