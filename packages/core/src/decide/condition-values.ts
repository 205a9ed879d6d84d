import { regionsOf } from "../approval/regions.js";
import type { CaseState } from "../case/case-state.js";
import { conditionComesTo, conditionHolds } from "../condition/condition-holds.js";
import type { ReadValue } from "../condition/scope.js";
import type { Milestone } from "../definition/milestone.js";
import { conditionScope } from "../item/condition-scope.js";
import type { BranchDefinition, Item } from "../item/item.js";

/** Whether a condition of the item holds in the case as it stands; one that nothing decides does not. */
export function holds(item: Item, state: CaseState, condition: string): boolean {
  return conditionHolds(condition, conditionScope(item.file), valuesOf(item, state));
}

/** Whether a branch is needed in the case as it stands: not where its condition surely fails; what nothing decides leaves nobody out. */
export function isNeeded(item: Item, state: CaseState, { onlyWhen }: BranchDefinition): boolean {
  if (onlyWhen === undefined) return true;
  return conditionComesTo(onlyWhen, conditionScope(item.file), valuesOf(item, state)) !== false;
}

function valuesOf(item: Item, state: CaseState): ReadValue {
  return (name) => {
    const [root, ...rest] = name.split(".");
    const key = rest.join(".");
    switch (root) {
      case "form":
        return Object.hasOwn(state.form, key) ? state.form[key] : undefined;
      case "materials":
        return Object.hasOwn(state.materials, key);
      case "branches":
        return branchState(item, state, key);
      case "reached":
        return (state.milestones[key as Milestone] ?? []).length > 0;
      case "applicant":
        return key === "trust" ? state.applicant.trust : state.applicant.kind;
      case "variants":
        return state.variants?.some(({ variant }) => variant === key) ?? false;
      default:
        return state.channel;
    }
  };
}

function branchState(item: Item, state: CaseState, branch: string): string {
  const result = Object.hasOwn(state.branches, branch) ? state.branches[branch]?.result : undefined;
  if (result !== undefined) return result;
  return regionsOf(item, state.value).get(branch) === "open" ? "open" : "waiting";
}
