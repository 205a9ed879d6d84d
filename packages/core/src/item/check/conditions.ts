import { allArrows, type Chart } from "../../chart/chart.js";
import { checkCondition } from "../../condition/check-condition.js";
import { translate } from "../../condition/translate.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { milestones } from "../../definition/milestone.js";
import { conditionScope } from "../condition-scope.js";
import { writtenConditions } from "../written-conditions.js";
import { milestonesOf } from "./limit-reach.js";
import { comingMoments } from "./moments.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of all conditions in a file, each at its own column. */
export function conditionTroubles(file: ItemFile, chart: Chart): Trouble[] {
  const scope = conditionScope(file);
  const never = neverReached(file, chart);
  return [...writtenConditions(file)].flatMap(({ path, condition }) => {
    const faults = checkCondition(condition, scope).map(({ offset, ...complaint }) => ({
      ...complaint,
      path,
      within: offset,
    }));
    return faults.length > 0 ? faults : neverTroubles(condition, never, path);
  });
}

function neverTroubles(condition: string, never: ReadonlySet<string>, path: Trouble["path"]) {
  const name = translate(condition).members.find((member) => never.has(member));
  if (name === undefined) return [];
  const within = Math.max(0, condition.indexOf(name));
  return [{ ...defRules.neverReached(name), path, within }];
}

/** The milestones that conditions can name and this flow has not, neither by an act nor by silence. */
function neverReached(file: ItemFile, chart: Chart): Set<string> {
  const coming = comingMoments(file);
  const kinds = allArrows(chart.states).flatMap(({ kind }) => milestonesOf[kind] ?? []);
  const reached = new Set<string>([...coming, ...kinds]);
  return new Set(milestones.filter((one) => !reached.has(one)).map((one) => `reached.${one}`));
}
