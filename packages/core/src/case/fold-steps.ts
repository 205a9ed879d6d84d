import type { CaseState } from "./case-state.js";
import { evolve, openCase } from "./evolve.js";
import type { Fact } from "./fact.js";

/** One fact, and how its case stood before and after it; before the first there was none. */
export type FoldStep = {
  readonly fact: Fact;
  readonly before: CaseState | undefined;
  readonly after: CaseState;
};

/** Folds facts one by one into a case that stood so before them; a case begins with its opening. */
export function foldSteps(
  before: CaseState | undefined,
  facts: readonly Fact[],
  caseId: string,
): readonly FoldStep[] {
  let state = before;
  return facts.map((fact) => {
    const found = state;
    state = found === undefined ? opened(fact, caseId) : evolve(found, fact);
    return { fact, before: found, after: state };
  });
}

function opened(fact: Fact, caseId: string): CaseState {
  if (fact.type === "case-opened") return openCase(caseId, fact);
  throw new Error(`case ${caseId} does not begin with its opening`);
}
