import type { CaseState, ProcedureState } from "../case/case-state.js";
import type { StateValue } from "../chart/chart.js";
import type { BranchDefinition, Item } from "../item/item.js";

/** Where a branch stands in the chart. */
type RegionStatus = "waiting" | "open" | "returned" | "done";

/** The region of each branch while the approval's departments are at work; empty before and after. */
export function regionsOf(item: Item, value: StateValue): Regions {
  return placesIn(item, value).regions;
}

type Regions = ReadonlyMap<string, RegionStatus>;

/** Where the branches stand by a value of the chart, looked at once for each value: a chart has a few hundred. */
type Places = {
  readonly item: Item;
  readonly regions: Regions;
  readonly open: readonly BranchDefinition[];
  readonly working: readonly BranchDefinition[];
  readonly ahead: readonly BranchDefinition[];
};

const none: readonly never[] = [];
const nowhere = { regions: new Map(), open: none, working: none, ahead: none };
const knownPlaces = new WeakMap<object, Places>();

function placesIn(item: Item, value: StateValue): Omit<Places, "item"> {
  if (typeof value === "string") return nowhere;
  const known = knownPlaces.get(value);
  if (known?.item === item) return known;
  const regions = regionsIn(item, value);
  const at = (...statuses: readonly RegionStatus[]) =>
    [...item.branches.values()].filter(({ id }) => {
      const status = regions.get(id);
      return status !== undefined && statuses.includes(status);
    });
  const places = {
    item,
    regions,
    open: at("open"),
    working: at("open", "returned"),
    ahead: at("waiting").filter(({ preReview }) => preReview),
  };
  knownPlaces.set(value, places);
  return places;
}

function regionsIn(item: Item, value: StateValue): Regions {
  const regions = child(child(value, item.stages.approval), "branches");
  if (regions === undefined || typeof regions === "string") return nowhere.regions;
  return new Map(
    [...item.branches.keys()].map((branch) => [branch, regions[branch] as RegionStatus]),
  );
}

function child(value: StateValue | undefined, name: string | undefined): StateValue | undefined {
  if (value === undefined || typeof value === "string" || name === undefined) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The branches at work now. */
export function openBranches(item: Item, { value }: CaseState): readonly BranchDefinition[] {
  return placesIn(item, value).open;
}

/** The branches that wait for their predecessor and may work ahead of it (AP13). */
export function branchesAhead(item: Item, { value }: CaseState): readonly BranchDefinition[] {
  return placesIn(item, value).ahead;
}

/** The branches that have begun and are not done: at work, or with the window. */
export function workingBranches(item: Item, { value }: CaseState): readonly BranchDefinition[] {
  return placesIn(item, value).working;
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
