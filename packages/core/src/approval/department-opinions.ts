import { personRef } from "../case/actor-ref.js";
import type { CaseState } from "../case/case-state.js";
import type { DepartmentOpinion } from "../case/fact.js";
import type { Item } from "../item/item.js";

/** How each department's branch came out, and what was said at the last step it took that still counts; for a single department nothing. */
export function departmentOpinions(item: Item, state: CaseState): readonly DepartmentOpinion[] {
  if (item.branches.size < 2) return [];
  return [...item.branches.values()].flatMap(({ id: branch, department }): DepartmentOpinion[] => {
    const { result, because, opinions = [] } = state.branches[branch] ?? {};
    if (result === undefined) return [];
    const counting = opinions.filter((one) => !one.void);
    const last = counting.at(-1)?.at;
    const says = counting
      .filter(({ at }) => at === last)
      .map(({ by, agree, text }) => ({ by: personRef(by), agree, text }));
    return [{ branch, department, result, ...(because && { because }), says }];
  });
}
