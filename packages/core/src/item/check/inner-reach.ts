import { allArrows, type Chart, type ChartState, stateAt } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { type PlacedPlain, plainStatesOf } from "../plain-states.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** States inside plain ones that nothing reaches, or in which a case would stay for ever. */
export function innerReachTroubles(file: ItemFile, chart: Chart): Trouble[] {
  const placed = plainStatesOf(file).filter(({ names }) => names.length > 1);
  if (placed.length === 0) return [];
  const reached = reachedIn(chart);
  return placed.flatMap((one): Trouble[] => {
    const name = one.names.at(-1) ?? "";
    const at = { path: one.path, onKey: true } as const;
    if (!reached.has(one.names.join("."))) return [{ ...defRules.unreachable(name), ...at }];
    return isStuck(one, chart) ? [{ ...defRules.noWayOut(name), ...at }] : [];
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

function enteredIn(state: ChartState | undefined): string[] {
  if (state?.states === undefined) return [];
  if (state.parallel) return Object.keys(state.states);
  return state.initial === undefined ? [] : [state.initial];
}

/** A state in which nothing leads on, neither on itself nor on those around it, and that is not done. */
function isStuck({ names, state }: PlacedPlain, chart: Chart): boolean {
  if (state.final || state.states !== undefined) return false;
  return names.every((_, depth) => {
    const around = stateAt(chart, names.slice(0, depth + 1).join("."));
    return Object.values(around?.on ?? {}).every(
      ({ to, kind }) => to === undefined || kind === "inner-done",
    );
  });
}
