import type { Chart, StateValue } from "./chart.js";
import { machineOf } from "./machine.js";
import { rememberedSteps } from "./remembered-steps.js";
import { type Step, stepOn } from "./step.js";
import { compileTables } from "./tables.js";

/** A chart that can be stepped. */
export type ChartMachine = {
  readonly start: StateValue;
  /** The step an event takes, or undefined where it is not possible. */
  step(value: StateValue, event: string): Step | undefined;
};

/**
 * Makes a chart ready to be stepped: what xstate makes of it, as tables. Expects a checked chart and throws a plain Error on
 * any other. It is compiled for the first case that needs it: a city's catalogue has 2,000 items, and few of them are at work.
 */
export function compileChart(chart: Chart): ChartMachine {
  let made: ReturnType<typeof compileTables> | undefined;
  const tables = () => {
    made ??= compileTables(machineOf(chart));
    return made;
  };
  return {
    get start() {
      return tables().start;
    },
    step: rememberedSteps((value, event) => stepOn(tables(), value, event)),
  };
}
