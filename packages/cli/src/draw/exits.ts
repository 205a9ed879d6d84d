import type { Chart, ChartState, ChartTransition, Item } from "@banjian/core";

/** An end beside the way. What leads there is written where it may happen, instead of an arrow across the picture. */
export function isExit({ end }: ChartState): boolean {
  return end !== undefined && end !== "archived";
}

/** The end beside the way that an arrow leads to, if it does. */
export function exitOf(chart: Chart, { to }: ChartTransition): ChartState | undefined {
  const state = to === undefined ? undefined : chart.states[to];
  return state !== undefined && isExit(state) ? state : undefined;
}

const silences: ReadonlySet<string> = new Set([
  "deemed-accepted",
  "deemed-granted",
  "deemed-renewed",
  "deemed-withdrawn",
]);

/** Whether an arrow can be taken: a decision by silence only where a limit of the item has that outcome. */
export function canHappen({ limits }: Item, { kind }: ChartTransition): boolean {
  if (!silences.has(kind)) return kind !== "expired";
  return [...limits.values()].some(({ onExpiry }) => onExpiry.outcome === kind);
}
