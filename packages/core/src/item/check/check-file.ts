import type { ItemFile } from "../../definition/item-schema.js";
import { expandChart } from "../expand-chart.js";
import { branchesOf } from "../file-parts.js";
import { limitsOf } from "../item-limits.js";
import { approvalTroubles } from "./approval.js";
import { idleTroubles } from "./carried-out.js";
import { conditionTroubles } from "./conditions.js";
import { contradictionTroubles } from "./contradictions.js";
import { demandTroubles } from "./demands.js";
import { flowTroubles, sizeTroubles } from "./flow.js";
import { limitTroubles } from "./limits.js";
import { memberTroubles } from "./members.js";
import { momentTroubles } from "./moments.js";
import { nameTroubles } from "./names.js";
import { notificationTroubles } from "./notifications.js";
import type { Trouble } from "./trouble.js";

/** Every fault of meaning in a file whose shape is right; all of them at once, but of a chart that is too large only that. */
export function fileTroubles(file: ItemFile): Trouble[] {
  const large = sizeTroubles(file);
  // The checks below are made for the size that is allowed, and take their time on any other.
  if (large.length > 0) return large;
  const branches = branchesOf(file);
  const chart = expandChart(file, [...branches.values()], [...limitsOf(file, branches).values()]);
  return [
    ...nameTroubles(file),
    ...flowTroubles(file, chart),
    ...approvalTroubles(file),
    ...limitTroubles(file),
    ...momentTroubles(file),
    ...conditionTroubles(file),
    ...demandTroubles(file),
    ...memberTroubles(file),
    ...contradictionTroubles(file),
    ...idleTroubles(file),
    ...notificationTroubles(file),
  ];
}
