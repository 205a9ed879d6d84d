import type { Chart } from "../../chart/chart.js";
import { type Allowance, sayAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { momentText } from "../../definition/moment.js";
import { mergedLimits } from "../item-limits.js";
import { areLonger, sayTogether } from "./allowance-days.js";
import { chainsOf, cycleIn } from "./branch-chains.js";
import type { Graph } from "./graph.js";
import type { Reaches } from "./limit-reach.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";
import { waysBetween } from "./ways-between.js";

/** One state on a way, and what it takes. */
type Stretch = { readonly state: string; readonly parts: readonly Allowance[] };

/**
 * States in turn whose own limits are longer together than the promise that runs through all of them, or the statute where
 * none is promised. Of ways that part the longest is taken; a way back is not counted again.
 */
export function wayTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  const limits = mergedLimits(file);
  const name = limits.has("promised") ? "promised" : "statutory";
  const { within, "excluded-while": excluded = [] } = limits.get(name) ?? {};
  const runsIn = reaches.get(name)?.runsIn;
  if (within === undefined || runsIn === undefined) return [];
  const next = waysBetween(chart, reaches);
  const counted = new Set([...runsIn].filter((state) => !excluded.includes(state)));
  const long = (way: readonly Stretch[]) =>
    areLonger(
      way.flatMap(({ parts }) => parts),
      within,
    );
  const partsOf = new Map(
    [...counted].map((state) => [state, partsIn(file, state, { next, reaches })]),
  );
  const sameUnit = (state: string) =>
    (partsOf.get(state) ?? []).filter(({ unit }) => unit === within.unit);
  // Days of two kinds are summed up only roughly: those of the promise's own kind are looked at alone as well.
  const ways = [
    ...waysThrough(next, runsIn, sameUnit),
    ...waysThrough(next, runsIn, (state) => partsOf.get(state) ?? []),
  ];
  const way = ways.find((one) => isOfStates(file, one) && long(one));
  if (way === undefined) return [];
  const [took, allowed] = [sayTogether(way.flatMap(({ parts }) => parts)), sayAllowance(within)];
  const path = way.map(({ state }) => state).join(" → ");
  return [
    {
      ...defRules.statesTooLong(path, took, name, allowed),
      path: placeOf(file, name, "within"),
    },
  ];
}

/** Of one approval alone its branches are told. */
function isOfStates(file: ItemFile, way: readonly Stretch[]): boolean {
  return way.length > 1 || way.some(({ state }) => file.flow.states[state]?.use === undefined);
}

type Known = { readonly next: Graph; readonly reaches: Reaches };

/** What a state takes by itself: the limit of its own, or the longest of its branches in turn. */
function partsIn(file: ItemFile, name: string, known: Known): readonly Allowance[] {
  const state = file.flow.states[name];
  const branches = state?.use === "approval" ? (state.branches ?? {}) : {};
  const chains = cycleIn(branches) === undefined ? chainsOf(branches) : [];
  const longest = chains.reduce<readonly Allowance[]>(
    (most, { parts }) => (count(parts) > count(most) ? parts : most),
    [],
  );
  return longest.length > 0 ? longest : ownLimit(file, name, known);
}

/** The limit that begins with every way into a state and ends with each way out of it. */
function ownLimit(
  file: ItemFile,
  name: string,
  { next: all, reaches }: Known,
): readonly Allowance[] {
  const next = (all.get(name) ?? []).filter((to) => to !== name);
  const own = [...mergedLimits(file)].find(([limit, { ends = [] }]) => {
    const ending = new Set(ends.map(momentText));
    const leaves = ending.delete(`leaves ${name}`);
    return (
      reaches.get(limit)?.beginsIn(name) &&
      (leaves || next.length > 0) &&
      [...ending].every((end) => next.some((state) => end === `enters ${state}`)) &&
      (leaves || next.every((state) => ending.has(`enters ${state}`)))
    );
  });
  const within = own?.[1].within;
  return within === undefined ? [] : [within];
}

function count(parts: readonly Allowance[]): number {
  return parts.reduce((sum, one) => sum + one.count, 0);
}

/** The longest way on from each state, as the stretches on it that take time. */
function waysThrough(
  next: Graph,
  runsIn: ReadonlySet<string>,
  partsOf: (state: string) => readonly Allowance[],
): Stretch[][] {
  const known = new Map<string, Stretch[]>();
  const from = (state: string): Stretch[] => {
    const found = known.get(state);
    if (found !== undefined) return found;
    // Whoever comes back to it while it is being followed has been counted.
    known.set(state, []);
    const ways = (next.get(state) ?? []).filter((to) => to !== state && runsIn.has(to)).map(from);
    const size = (way: readonly Stretch[]) => count(way.flatMap(({ parts }) => parts));
    const rest = ways.reduce<Stretch[]>((most, way) => (size(way) > size(most) ? way : most), []);
    const parts = partsOf(state);
    const way = parts.length === 0 ? rest : [{ state, parts }, ...rest];
    known.set(state, way);
    return way;
  };
  return [...runsIn].map(from);
}
