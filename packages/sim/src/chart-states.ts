import { madeOnce, type Text } from "@banjian/base";
import { type ChartState, type ChartTransition, type Item, stateAt } from "@banjian/core";

/** A state of a chart: its dotted path, and the titles of what it lies in and its own, outermost first. */
export type PlacedState = {
  readonly path: string;
  readonly state: ChartState;
  readonly titles: readonly Text[];
};

/** Every state of an item's chart, but for an end that every chart has and only a silence leads to that decides nothing here. */
export const placedStates = madeOnce(statesPlaced);

function statesPlaced(item: Item): readonly PlacedState[] {
  const all = [...placed(item.chart.states, "", [])];
  const arrows = all.flatMap(({ state }) => Object.values(state.on ?? {}));
  const led = new Set(arrows.flatMap((arrow) => (hasCause(item, arrow) ? (arrow.to ?? []) : [])));
  const written = (path: string) => Object.hasOwn(item.file.flow.states, path);
  return all.filter(({ path, state }) => state.end === undefined || led.has(path) || written(path));
}

function* placed(
  states: Readonly<Record<string, ChartState>>,
  above: string,
  titlesAbove: readonly Text[],
): Generator<PlacedState> {
  for (const [name, state] of Object.entries(states)) {
    const titles = [...titlesAbove, state.title];
    yield { path: above + name, state, titles };
    yield* placed(state.states ?? {}, `${above}${name}.`, titles);
  }
}

/** Whether anything can bring an arrow about: silence decides only where a limit says so. */
export function hasCause(item: Item, { kind }: ChartTransition): boolean {
  if (!kind.startsWith("deemed-")) return true;
  return [...item.limits.values()].some(({ onExpiry }) => onExpiry.outcome === kind);
}

/** Whether a case that stands here alone has come to an end. */
export function isEnd(item: Item, path: string): boolean {
  return stateAt(item.chart, path)?.end !== undefined;
}
