import type { Chart } from "../../chart/chart.js";
import { allArrows } from "../../chart/chart.js";
import { type Allowance, sayAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { mergedLimits } from "../item-limits.js";
import { areLonger, sayTogether } from "./allowance-days.js";
import { chainsOf, cycleIn } from "./branch-chains.js";
import type { Reaches } from "./limit-reach.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

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
  const counted = new Set([...runsIn].filter((state) => !excluded.includes(state)));
  const long = (way: readonly Stretch[]) =>
    areLonger(
      way.flatMap(({ parts }) => parts),
      within,
    );
  const way = waysThrough(chart, runsIn, (state) =>
    counted.has(state) ? partsIn(file, state) : [],
  ).find((one) => isOfStates(file, one) && long(one));
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

/** What a state takes by itself: the limits of its own, and the longest of its branches in turn. */
function partsIn(file: ItemFile, name: string): readonly Allowance[] {
  const state = file.flow.states[name];
  const branches = state?.use === "approval" ? (state.branches ?? {}) : {};
  const chains = cycleIn(branches) === undefined ? chainsOf(branches) : [];
  const longest = chains.reduce<readonly Allowance[]>(
    (most, { parts }) => (count(parts) > count(most) ? parts : most),
    [],
  );
  return longest.length > 0 ? longest : ownLimit(file, name);
}

function ownLimit(file: ItemFile, name: string): readonly Allowance[] {
  const own = [...mergedLimits(file).values()].find(
    ({ starts = [], ends = [] }) =>
      starts.some(
        (start) => typeof start === "object" && "enters" in start && start.enters === name,
      ) && ends.every((end) => typeof end === "object" && "leaves" in end && end.leaves === name),
  );
  return own?.within === undefined ? [] : [own.within];
}

function count(parts: readonly Allowance[]): number {
  return parts.reduce((sum, one) => sum + one.count, 0);
}

/** The longest way on from each state, as the stretches on it that take time. */
function waysThrough(
  chart: Chart,
  runsIn: ReadonlySet<string>,
  partsOf: (state: string) => readonly Allowance[],
): Stretch[][] {
  const known = new Map<string, Stretch[]>();
  const from = (state: string): Stretch[] => {
    const found = known.get(state);
    if (found !== undefined) return found;
    // Whoever comes back to it while it is being followed has been counted.
    known.set(state, []);
    const inner = chart.states[state];
    const next = inner === undefined ? [] : allArrows({ [state]: inner });
    const ways = [...new Set(next.flatMap(({ to }) => to?.split(".")[0] ?? []))]
      .filter((to) => to !== state && runsIn.has(to))
      .map(from);
    const size = (way: readonly Stretch[]) => count(way.flatMap(({ parts }) => parts));
    const rest = ways.reduce<Stretch[]>((most, way) => (size(way) > size(most) ? way : most), []);
    const parts = partsOf(state);
    const way = parts.length === 0 ? rest : [{ state, parts }, ...rest];
    known.set(state, way);
    return way;
  };
  return [...runsIn].map(from);
}
