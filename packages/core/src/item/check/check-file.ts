import type { Chart } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { chartOf } from "../chart-of.js";
import { approvalTroubles } from "./approval.js";
import { idleTroubles } from "./carried-out.js";
import { conditionTroubles } from "./conditions.js";
import { contradictionTroubles } from "./contradictions.js";
import { demandTroubles } from "./demands.js";
import { endedBasisTroubles } from "./ended-bases.js";
import { factTroubles } from "./facts.js";
import { feeTroubles } from "./fees.js";
import { flowTroubles, sizeTroubles } from "./flow.js";
import { formTroubles } from "./form.js";
import { changeTroubles } from "./idle-changes.js";
import { idlePartTroubles } from "./idle-parts.js";
import { lawTroubles } from "./law-kept.js";
import { limitReaches, type Reaches } from "./limit-reach.js";
import { limitTroubles } from "./limits.js";
import { loopTroubles } from "./loops.js";
import { memberTroubles } from "./members.js";
import { momentTroubles } from "./moments.js";
import { nameTroubles } from "./names.js";
import { notificationTroubles } from "./notifications.js";
import { orderTroubles } from "./order.js";
import { ownCaseTroubles } from "./own-case.js";
import { promiseTroubles } from "./promise.js";
import { twiceTroubles } from "./said-twice.js";
import { tolerationTroubles } from "./tolerations.js";
import type { Trouble } from "./trouble.js";
import { waitTroubles } from "./waits.js";
import { wayTroubles } from "./way-lengths.js";

/** Every fault of meaning in a file whose shape is right; all of them at once, but of a chart that is too large only that. */
export function fileTroubles(file: ItemFile): Trouble[] {
  const large = sizeTroubles(file);
  // The checks below are made for the size that is allowed, and take their time on any other.
  if (large.length > 0) return large;
  const { chart } = chartOf(file);
  const reaches = limitReaches(file, chart);
  const flow = flowTroubles(file, chart, reaches);
  return [
    ...nameTroubles(file),
    ...ownCaseTroubles(file),
    ...flow,
    ...approvalTroubles(file),
    ...limitTroubles(file),
    ...momentTroubles(file),
    ...tolerationTroubles(file),
    // How long a way is cannot be said while some lead nowhere.
    ...(flow.length > 0 ? [] : timeTroubles(file, chart, reaches)),
    ...conditionTroubles(file, chart),
    ...demandTroubles(file),
    ...feeTroubles(file, chart),
    ...memberTroubles(file),
    ...contradictionTroubles(file),
    ...idleTroubles(file),
    ...notificationTroubles(file),
    ...idlePartTroubles(file, chart),
    ...formTroubles(file),
    ...factTroubles(file),
    ...twiceTroubles(file),
    ...endedBasisTroubles(file),
  ];
}

function timeTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  return [
    ...orderTroubles(file, chart),
    ...lawTroubles(file, chart, reaches),
    ...promiseTroubles(file, reaches),
    ...waitTroubles(file, chart, reaches),
    ...loopTroubles(file, chart, reaches),
    ...wayTroubles(file, chart, reaches),
    ...changeTroubles(file, chart, reaches),
  ];
}
