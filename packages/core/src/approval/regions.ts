import type { CaseState, ProcedureState } from "../case/case-state.js";
import type { StateValue } from "../chart/chart.js";
import type { BranchDefinition, Item } from "../item/item.js";

/** Where a branch stands in the chart. */
type RegionStatus = "waiting" | "open" | "returned" | "done";

/** The region of each branch while the approval's departments are at work; empty before and after. */
export function regionsOf(item: Item, value: StateValue): Regions {
  if (typeof value === "string") return none;
  const known = knownRegions.get(value);
  if (known?.item === item) return known.regions;
  const regions = regionsIn(item, value);
  knownRegions.set(value, { item, regions });
  return regions;
}

type Regions = ReadonlyMap<string, RegionStatus>;

const none: Regions = new Map();
const knownRegions = new WeakMap<object, { readonly item: Item; readonly regions: Regions }>();

function regionsIn(item: Item, value: StateValue): Regions {
  const regions = child(child(value, item.stages.approval), "branches");
  if (regions === undefined || typeof regions === "string") return none;
  return new Map(
    [...item.branches.keys()].map((branch) => [branch, regions[branch] as RegionStatus]),
  );
}

function child(value: StateValue | undefined, name: string | undefined): StateValue | undefined {
  if (value === undefined || typeof value === "string" || name === undefined) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The branches at work now. */
export function openBranches(item: Item, state: CaseState): BranchDefinition[] {
  const regions = regionsOf(item, state.value);
  return [...item.branches.values()].filter(({ id }) => regions.get(id) === "open");
}

/** The branches that wait for their predecessor and may work ahead of it (AP13). */
export function branchesAhead(item: Item, state: CaseState): BranchDefinition[] {
  const ahead = [...item.branches.values()].filter(({ preReview }) => preReview);
  if (ahead.length === 0) return [];
  const regions = regionsOf(item, state.value);
  return ahead.filter(({ id }) => regions.get(id) === "waiting");
}

/** The branches that have begun and are not done: at work, or with the window. */
export function workingBranches(item: Item, state: CaseState): BranchDefinition[] {
  const regions = regionsOf(item, state.value);
  return [...item.branches.values()].filter(({ id }) =>
    ["open", "returned"].includes(regions.get(id) ?? ""),
  );
}

/** Whether a procedure that excludes time is open in the branch. */
export function isExcluded(state: CaseState, branch: string): boolean {
  for (const id in state.procedures) {
    const one = state.procedures[id];
    const isOpen = one?.closedOn === undefined && one?.branches.includes(branch);
    if (one !== undefined && isOpen && stillExcludes(one)) return true;
  }
  return false;
}

/** Whether the time of an open procedure is left out, and not counted again for its length (TL5). */
export function stillExcludes({ excludes, excludedThrough }: ProcedureState): boolean {
  return excludes && excludedThrough === undefined;
}
