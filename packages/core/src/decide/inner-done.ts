import { activePaths, eventKey, stateAt } from "../chart/chart.js";
import { isDoneInside } from "../chart/inner-done.js";
import { move } from "./move.js";
import type { Turn } from "./turn.js";

/** Leaves every state whose inside is done for what follows it; the innermost first. */
export function settleInner(turn: Turn): void {
  for (let event = doneEvent(turn); event !== undefined; event = doneEvent(turn)) move(turn, event);
}

function doneEvent({ world: { item }, state }: Turn): string | undefined {
  if (state.status === "closed") return undefined;
  for (const path of activePaths(state.value).toReversed()) {
    const on = stateAt(item.chart, path)?.on ?? {};
    const arrow = Object.values(on).find(({ kind }) => kind === "inner-done");
    if (arrow && isDoneInside(item.chart, state.value, path)) return eventKey(arrow);
  }
  return undefined;
}
