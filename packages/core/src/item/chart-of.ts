import { madeOnce } from "@banjian/base";
import type { Chart } from "../chart/chart.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { expandChart } from "./expand-chart.js";
import { branchesOf } from "./file-parts.js";
import type { BranchDefinition } from "./item.js";
import { limitsOf } from "./item-limits.js";

/** A file with its stages expanded, and with what they are expanded by. */
type Expanded = {
  readonly branches: Map<string, BranchDefinition>;
  readonly limits: Map<string, LimitDefinition>;
  readonly chart: Chart;
};

/** The branches, limits and plain statechart of a file: made once, for the checks and for the item. */
export const chartOf = madeOnce((file: ItemFile): Expanded => {
  const branches = branchesOf(file);
  const limits = limitsOf(file, branches);
  const chart = expandChart(file, [...branches.values()], [...limits.values()]);
  return { branches, limits, chart };
});
