import {
  activePaths,
  type ChartTransition,
  eventKey,
  type Item,
  isDoneInside,
  type StateValue,
  stateAt,
} from "@banjian/core";
import { hasCause, isEnd, placedStates } from "../chart-states.js";

/** Every place the chart of an item can stand in as a whole, and what is wrong with how they hang together. */
export type ChartConfigurations = {
  readonly count: number;
  /** Whether there are more than were looked at. */
  readonly more: boolean;
  /** States that no way leads to. */
  readonly unreachable: readonly string[];
  /** Configurations from which no arrow leads on, though nothing has ended. */
  readonly deadEnds: readonly StateValue[];
  /** Configurations from which arrows lead on, but never to an end. */
  readonly livelocks: readonly StateValue[];
  /** Parallel states that are never left by all their regions together. */
  readonly neverJoined: readonly string[];
};

/** More configurations than a person would wait for. */
const most = 50_000;

/** Walks through the chart by itself, without cases: an arrow can be taken wherever it stands; the engine's own where their turn has come. */
export function chartConfigurations(item: Item): ChartConfigurations {
  const { found, before, joined, more } = walked(item);
  const reached = new Set([...found.values()].flatMap((value) => activePaths(value)));
  const hopeless = more ? [] : withoutEnd(item, found, before);
  const stuck = (value: StateValue) =>
    stepsFrom(item, value).every(({ next }) => keyOf(next) === keyOf(value));
  return {
    count: found.size,
    more,
    unreachable: more
      ? []
      : placedStates(item)
          .map(({ path }) => path)
          .filter((path) => !reached.has(path)),
    deadEnds: hopeless.filter(stuck),
    livelocks: hopeless.filter((value) => !stuck(value)),
    neverJoined: more ? [] : [...reached].filter((path) => joins(item, path) && !joined.has(path)),
  };
}

type Walked = {
  readonly found: Map<string, StateValue>;
  /** From where each was reached. */
  readonly before: Map<string, Set<string>>;
  /** Parallel states whose regions have come together. */
  readonly joined: Set<string>;
  readonly more: boolean;
};

function walked(item: Item): Walked {
  const { start } = item.machine;
  const found = new Map([[keyOf(start), start]]);
  const before = new Map<string, Set<string>>();
  const joined = new Set<string>();
  const queue = [start];
  for (let value = queue.pop(); value !== undefined && found.size < most; value = queue.pop()) {
    for (const { path, arrow, next } of stepsFrom(item, value)) {
      if (arrow.kind === "join-done") joined.add(path);
      const key = keyOf(next);
      before.set(key, (before.get(key) ?? new Set()).add(keyOf(value)));
      if (!found.has(key)) queue.push(next);
      found.set(key, next);
    }
  }
  return { found, before, joined, more: queue.length > 0 };
}

function keyOf(value: StateValue): string {
  return JSON.stringify(value);
}

type Step = { readonly path: string; readonly arrow: ChartTransition; readonly next: StateValue };

/** The steps that can be taken from here: which arrow, where it stands, and where it leads. */
function stepsFrom(item: Item, value: StateValue): Step[] {
  return activePaths(value).flatMap((path) =>
    Object.values(stateAt(item.chart, path)?.on ?? {}).flatMap((arrow) => {
      const next = item.machine.step(value, eventKey(arrow))?.value;
      return next === undefined || !hasItsTurn(item, value, { path, arrow })
        ? []
        : [{ path, arrow, next }];
    }),
  );
}

/** The configurations that lead to no end, backwards from the ends. */
function withoutEnd(
  item: Item,
  found: ReadonlyMap<string, StateValue>,
  before: ReadonlyMap<string, ReadonlySet<string>>,
): StateValue[] {
  const good = new Set(
    [...found]
      .filter(([, value]) => typeof value === "string" && isEnd(item, value))
      .map(([key]) => key),
  );
  const queue = [...good];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const origin of before.get(key) ?? []) {
      if (good.has(origin)) continue;
      good.add(origin);
      queue.push(origin);
    }
  }
  return [...found].filter(([key]) => !good.has(key)).map(([, value]) => value);
}

function joins(item: Item, path: string): boolean {
  const state = stateAt(item.chart, path);
  return state?.parallel === true && Object.hasOwn(state.on ?? {}, "join-done");
}

/** Whether the engine would raise this now: a join when all branches are done, a branch when its predecessor is, silence where a limit says so. */
function hasItsTurn(
  item: Item,
  value: StateValue,
  { path: at, arrow }: Omit<Step, "next">,
): boolean {
  const { kind, branch } = arrow;
  if (kind === "inner-done") return isDoneInside(item.chart, value, at);
  const active = activePaths(value);
  const isDone = (name: string) => active.some((path) => path.endsWith(`.branches.${name}.done`));
  if (kind === "join-done") return [...item.branches.keys()].every(isDone);
  const { after, onlyWhen } = item.branches.get(branch ?? "") ?? {};
  if (kind === "branch-done" && onlyWhen !== undefined) return true;
  const waits = active.some((path) => path.endsWith(`.branches.${branch}.waiting`));
  if (kind === "branch-open" || (kind === "branch-done" && waits)) {
    return after === undefined || isDone(after);
  }
  return hasCause(item, arrow);
}
