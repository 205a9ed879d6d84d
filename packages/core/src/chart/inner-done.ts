import { type Chart, type ChartState, innerValue, type StateValue, stateAt } from "./chart.js";

/** Whether everything inside the state at a path is done, where a case stands there. */
export function isDoneInside(chart: Chart, value: StateValue, path: string): boolean {
  const state = stateAt(chart, path);
  return state !== undefined && isDone(state, innerValue(value, path.split(".")));
}

/** Whether everything inside a state is done, where it stands: of parts side by side all of them. */
function isDone(state: ChartState, value: StateValue): boolean {
  if (state.done === true) return true;
  const inside = state.states ?? {};
  const parts = typeof value === "string" ? [[value, value] as const] : Object.entries(value);
  return parts.every(([name, inner]) => {
    const part = Object.hasOwn(inside, name) ? inside[name] : undefined;
    return part !== undefined && (part.done === true || isInnerDone(part, inner, state.parallel));
  });
}

// A part of several is done when its own inside is; one of states in turn has to be the last itself.
function isInnerDone(part: ChartState, inner: StateValue, beside: true | undefined): boolean {
  return beside === true && part.states !== undefined && isDone(part, inner);
}
