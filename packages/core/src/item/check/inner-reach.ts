import { allArrows, type Chart, stateAt } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { plainStatesOf } from "../plain-states.js";
import type { Reaches } from "./limit-reach.js";
import { defRules } from "./rules.js";
import { enteredIn, stuckInside } from "./stuck-inside.js";
import type { Trouble } from "./trouble.js";

/** States inside plain ones that nothing reaches, or in which a case would stay for ever. */
export function innerReachTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  const placed = plainStatesOf(file).filter(({ names }) => names.length > 1);
  if (placed.length === 0) return [];
  const reached = reachedIn(chart);
  const isStuck = stuckInside(chart, reaches);
  return placed.flatMap((one): Trouble[] => {
    const name = one.names.at(-1) ?? "";
    const at = { path: one.path, onKey: true } as const;
    if (!reached.has(one.names.join("."))) return [{ ...defRules.unreachable(name), ...at }];
    const isLeaf = one.state.states === undefined && !one.state.final;
    return isLeaf && isStuck(one.names.join(".")) ? [{ ...defRules.noWayOut(name), ...at }] : [];
  });
}

/** The dotted paths of all states that some arrow, or the beginning of a state around them, leads to. */
function reachedIn(chart: Chart): Set<string> {
  const targets = allArrows(chart.states).flatMap(({ to }) => to ?? []);
  const seen = new Set([chart.initial, ...targets]);
  for (const path of seen) {
    for (const name of enteredIn(stateAt(chart, path))) seen.add(`${path}.${name}`);
    // Who is led to a state enters those around it, and the other parts of what goes on beside it.
    const around = path.split(".").slice(0, -1).join(".");
    if (around === "") continue;
    seen.add(around);
  }
  return seen;
}
