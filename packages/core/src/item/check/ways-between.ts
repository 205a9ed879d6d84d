import { allArrows, type Chart, type ChartTransition } from "../../chart/chart.js";
import { type Graph, graphOf, topOf } from "./graph.js";
import type { Reaches } from "./limit-reach.js";

const made = new WeakMap<Reaches, Graph>();

/** Whether an arrow can be taken in a state of the top: the chart lets a limit run out anywhere, and it does so only where it runs. */
export function canBeTaken(
  { kind, outcome = "" }: ChartTransition,
  state: string,
  reaches: Reaches,
): boolean {
  return kind !== "expired" || (reaches.get(outcome)?.runsIn.has(state) ?? true);
}

/** To which states of the top each leads, itself too. */
export function waysBetween(chart: Chart, reaches: Reaches): Graph {
  const known = made.get(reaches) ?? waysOf(chart, reaches);
  made.set(reaches, known);
  return known;
}

function waysOf(chart: Chart, reaches: Reaches): Graph {
  return graphOf(
    Object.entries(chart.states).flatMap(([from, state]) => {
      const targets = allArrows({ [from]: state }).flatMap((arrow) =>
        arrow.to === undefined || !canBeTaken(arrow, from, reaches) ? [] : [topOf(arrow.to)],
      );
      return [...new Set(targets)].map((to) => ({ from, to }));
    }),
  );
}
