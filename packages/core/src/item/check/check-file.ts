import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { expandChart } from "../expand-chart.js";
import { branchesOf } from "../file-parts.js";
import { limitsOf } from "../item-limits.js";
import { approvalTroubles } from "./approval.js";
import { idleTroubles } from "./carried-out.js";
import { contradictionTroubles } from "./contradictions.js";
import { flowTroubles } from "./flow.js";
import { limitTroubles } from "./limits.js";
import { momentTroubles } from "./moments.js";
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
    ...momentTroubles(file),
    ...contradictionTroubles(file),
    ...idleTroubles(file),
  ];
}

/** Whether a trouble stands for itself, and does not only follow from parts that were left out or put in. */
export function standsAlone({ rule, path }: Trouble, faults: readonly Path[]): boolean {
  const within = (fault: Path) => begins(fault, path) || begins(path, fault);
  return !faults.some((fault) => within(fault) || restsOn[String(fault[0])]?.includes(rule));
}

/** What is reached, and what is used, cannot be said while some of the flow or of the limits cannot be read. */
const restsOn: Readonly<Record<string, readonly string[]>> = {
  flow: ["DEF6", "DEF7", "DEF12", "DEF23", "DEF27"],
  item: ["DEF28"],
  limits: ["DEF23", "DEF26"],
};

function begins(whole: Path, part: Path): boolean {
  return part.every((key, index) => String(whole[index]) === String(key));
}
