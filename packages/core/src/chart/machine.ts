import { createMachine } from "xstate";
import {
  activePaths,
  type Chart,
  type ChartState,
  type ChartTransition,
  type StateValue,
  stateAt,
} from "./chart.js";

// More microsteps than any chart needs: a loop ends in an error instead of a hang.
const maxIterations = 200;

/** The chart as xstate's machine, which is what the chart means. Expects a checked chart; throws a plain Error on any other. */
export function machineOf(chart: Chart) {
  return createMachine({
    id: "item",
    initial: chart.initial,
    options: { maxIterations },
    ...nodes(chart.states),
  });
}

/** What an arrow that is taken leaves behind: xstate answers an event it does not know with the same state and without it. */
export const taken = "taken";

function nodes(states: Readonly<Record<string, ChartState>>): { states: Record<string, object> } {
  const entries = Object.entries(states).map(([name, state]) => [name, node(state)] as const);
  return { states: Object.fromEntries(entries) };
}

function node(state: ChartState): object {
  if (state.end !== undefined) return { type: "final" };
  return {
    ...(state.parallel ? { type: "parallel" } : {}),
    ...(state.initial === undefined ? {} : { initial: state.initial }),
    ...(state.states === undefined ? {} : nodes(state.states)),
    on: Object.fromEntries(
      Object.entries(state.on ?? {}).map(([key, arrow]) => [key, edge(arrow)]),
    ),
  };
}

function edge(arrow: ChartTransition): object {
  return { ...(arrow.to === undefined ? {} : { target: `#item.${arrow.to}` }), actions: taken };
}

/** Every arrow that leaves a state the value stands in; innermost states first, as the chart would choose. */
export function arrowsFrom(chart: Chart, value: StateValue): ChartTransition[] {
  const byKey = new Map<string, ChartTransition>();
  for (const path of activePaths(value).toSorted((a, b) => depth(b) - depth(a))) {
    for (const [key, arrow] of Object.entries(stateAt(chart, path)?.on ?? {})) {
      if (!byKey.has(key)) byKey.set(key, arrow);
    }
  }
  return [...byKey.values()];
}

function depth(path: string): number {
  return path.split(".").length;
}
