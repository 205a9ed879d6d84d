import { madeOnce } from "@banjian/base";
import { activePaths, type Chart, eventKey } from "../chart/chart.js";
import { isDoneInside } from "../chart/inner-done.js";
import { move } from "./move.js";
import type { Turn } from "./turn.js";

/** Leaves every state whose inside is done for what follows it; the innermost first. */
export function settleInner(turn: Turn): void {
  for (let event = doneEvent(turn); event !== undefined; event = doneEvent(turn)) move(turn, event);
}

function doneEvent({ world: { item }, state }: Turn): string | undefined {
  if (state.status === "closed") return undefined;
  const events = eventsOf(item.chart);
  if (events.size === 0) return undefined;
  for (const path of activePaths(state.value).toReversed()) {
    const event = events.get(path);
    if (event !== undefined && isDoneInside(item.chart, state.value, path)) return event;
  }
  return undefined;
}

/** By the path of a state, the event that leaves it when its inside is done. */
const eventsOf = madeOnce(
  ({ states }: Chart): ReadonlyMap<string, string> => new Map(doneEvents(states, "")),
);

function doneEvents(states: Chart["states"], above: string): [string, string][] {
  return Object.entries(states).flatMap(([name, { on = {}, states: inside = {} }]) => {
    const arrow = Object.values(on).find(({ kind }) => kind === "inner-done");
    const own: [string, string][] = arrow === undefined ? [] : [[above + name, eventKey(arrow)]];
    return [...own, ...doneEvents(inside, `${above}${name}.`)];
  });
}
