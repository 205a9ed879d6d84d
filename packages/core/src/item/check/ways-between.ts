import { allArrows, type Chart } from "../../chart/chart.js";
import { type Graph, graphOf, topOf } from "./graph.js";
import type { Reaches } from "./limit-reach.js";

const made = new WeakMap<Reaches, Graph>();

/** To which states of the top each leads, itself too. The chart lets a limit run out anywhere; here it does so only where it runs. */
export function waysBetween(chart: Chart, reaches: Reaches): Graph {
  const known = made.get(reaches) ?? waysOf(chart, reaches);
  made.set(reaches, known);
  return known;
}

function waysOf(chart: Chart, reaches: Reaches): Graph {
  const runsOut = (state: string, limit = "") => reaches.get(limit)?.runsIn.has(state) ?? true;
  return graphOf(
    Object.entries(chart.states).flatMap(([from, state]) => {
      const targets = allArrows({ [from]: state }).flatMap(({ kind, outcome, to }) =>
        to === undefined || (kind === "expired" && !runsOut(from, outcome)) ? [] : [topOf(to)],
      );
      return [...new Set(targets)].map((to) => ({ from, to }));
    }),
  );
}
