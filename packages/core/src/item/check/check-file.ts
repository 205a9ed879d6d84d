import type { ItemFile } from "../../definition/item-schema.js";
import { expandChart } from "../expand-chart.js";
import { branchesOf } from "../file-parts.js";
import { limitsOf } from "../item-limits.js";
import { approvalTroubles } from "./approval.js";
import { flowTroubles } from "./flow.js";
import { limitTroubles } from "./limits.js";
import { nameTroubles } from "./names.js";
import type { Trouble } from "./trouble.js";

/** Every fault of meaning in a file whose shape is right; all of them at once. */
export function fileTroubles(file: ItemFile): Trouble[] {
  const branches = branchesOf(file);
  const chart = expandChart(file, [...branches.values()], [...limitsOf(file, branches).values()]);
  return [
    ...nameTroubles(file),
    ...flowTroubles(file, chart),
    ...approvalTroubles(file),
    ...limitTroubles(file),
  ];
}
