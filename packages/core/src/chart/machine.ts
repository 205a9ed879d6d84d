import { createMachine, initialTransition, transition } from "xstate";
import {
  activePaths,
  allArrows,
  type Chart,
  type ChartState,
  type ChartTransition,
  eventKey,
  type StateValue,
  stateAt,
} from "./chart.js";

/** One pure step taken: where the case stands now, and which states it left and entered. */
export type Step = {
  readonly value: StateValue;
  readonly left: readonly string[];
  readonly entered: readonly string[];
};

/** A chart that can be stepped. xstate is its meaning and is used nowhere else. */
export type ChartMachine = {
  readonly start: StateValue;
  /** The step an event takes, or undefined where it is not possible. */
  step(value: StateValue, event: string): Step | undefined;
};

// More microsteps than any chart needs: a loop ends in an error instead of a hang.
const maxIterations = 200;
const mark = "taken";

/** Builds the machine. It expects a checked chart and throws a plain Error on any other. */
export function compileChart(chart: Chart): ChartMachine {
  const machine = createMachine({
    id: "item",
    initial: chart.initial,
    options: { maxIterations },
    ...nodes(chart.states),
  });
  const events = new Set(allArrows(chart.states).map(eventKey));
  return {
    start: initialTransition(machine)[0].value as StateValue,
    step(value, event) {
      if (!events.has(event)) return undefined;
      const from = machine.resolveState({ value });
      const [next, actions] = transition(machine, from, { type: event });
      // xstate answers an event it does not know with the same state; only an arrow taken leaves its mark.
      if (!actions.some(({ type }: { type: string }) => type === mark)) return undefined;
      return stepBetween(value, next.value as StateValue);
    },
  };
}

function stepBetween(from: StateValue, to: StateValue): Step {
  const before = activePaths(from);
  const after = activePaths(to);
  return {
    value: to,
    left: before.filter((path) => !after.includes(path)).reverse(),
    entered: after.filter((path) => !before.includes(path)),
  };
}

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
  return { ...(arrow.to === undefined ? {} : { target: `#item.${arrow.to}` }), actions: mark };
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
