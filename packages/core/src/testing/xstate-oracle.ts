import { initialTransition, transition } from "xstate";
import { activePaths, allArrows, type Chart, eventKey, type StateValue } from "../chart/chart.js";
import type { ChartMachine } from "../chart/compile-chart.js";
import { machineOf, taken } from "../chart/machine.js";

/** The same chart stepped by xstate itself: what it does is right, and the tables have to do the same. */
export function steppedByXstate(chart: Chart): ChartMachine {
  const machine = machineOf(chart);
  const events = new Set(allArrows(chart.states).map(eventKey));
  return {
    start: initialTransition(machine)[0].value as StateValue,
    step(value, event) {
      if (!events.has(event)) return undefined;
      const from = machine.resolveState({ value });
      const [next, actions] = transition(machine, from, { type: event });
      if (!actions.some(({ type }: { type: string }) => type === taken)) return undefined;
      const to = next.value as StateValue;
      const [before, after] = [activePaths(value), activePaths(to)];
      return {
        value: to,
        left: before.filter((path) => !after.includes(path)).reverse(),
        entered: after.filter((path) => !before.includes(path)),
      };
    },
  };
}
