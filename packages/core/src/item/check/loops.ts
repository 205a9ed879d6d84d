import { allArrows, type Chart, type ChartState } from "../../chart/chart.js";
import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";
import { momentText, sameMoment } from "../../definition/moment.js";
import { mergedLimits } from "../item-limits.js";
import { circleIn, type Graph, reversed, topOf } from "./graph.js";
import { milestonesOf, type Reaches } from "./limit-reach.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Ways round that a case goes with nobody doing anything: states that are done as soon as they are entered, limits that run out into each other. */
export function loopTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  const followers = doneAtOnce(chart);
  const states = circleIn(reversed(followers));
  if (states !== undefined) {
    const path = states[0]?.split(".").flatMap((name) => ["states", name]) ?? [];
    return [{ ...defRules.roundAtOnce(states), path: ["flow", ...path], onKey: true }];
  }
  const limits = circleIn(startedBy(file, chart, { reaches, followers }));
  // Where each only starts with the other's end that is said of their starts.
  if (limits === undefined || isOfStarts(file, limits)) return [];
  return [{ ...defRules.roundByLimits(limits), path: expiryPlace(file, limits) }];
}

function isOfStarts(file: ItemFile, circle: readonly string[]): boolean {
  return circle.slice(1).every((name, index) => {
    const { starts = [] } = mergedLimits(file).get(name) ?? {};
    return starts.some((start) => sameMoment(start, { expires: circle[index] ?? "" }));
  });
}

function expiryPlace(file: ItemFile, [first = "", ...rest]: readonly string[]): Path {
  const limits = mergedLimits(file);
  const leading = [first, ...rest].find((name) => limits.get(name)?.["on-expiry"] !== undefined);
  return placeOf(file, leading ?? first, "on-expiry");
}

type Ground = {
  readonly reaches: Reaches;
  readonly followers: Graph;
};

/** By the name of a limit that can start again, those whose running out starts it. */
function startedBy(file: ItemFile, chart: Chart, ground: Ground): Map<string, string[]> {
  const limits = mergedLimits(file);
  const silent = movesOfSilence(chart);
  const bringing = [...limits].map(([name, limit]): [string, ReadonlySet<string>] => [
    name,
    new Set([`expires ${name}`, ...momentsOfExpiry(name, limit, { ...ground, silent })]),
  ]);
  return new Map(
    [...limits].map(([name, { again, starts = [] }]) => [
      name,
      again !== "restart"
        ? []
        : bringing.flatMap(([other, moments]) =>
            starts.some((start) => moments.has(momentText(start))) ? [other] : [],
          ),
    ]),
  );
}

type Move = { readonly kind: string; readonly from: string; readonly to: string };

/** The arrows that silence takes where the stages know where it leads. */
function movesOfSilence({ states }: Chart): Move[] {
  return Object.entries(states).flatMap(([from, state]) =>
    allArrows({ [from]: state }).flatMap(({ kind, to }) =>
      to !== undefined && kind.startsWith("deemed-") ? [{ kind, from, to: topOf(to) }] : [],
    ),
  );
}

/** What comes when a limit runs out: the states it leads to, those that follow at once, and what silence decides. */
function momentsOfExpiry(
  name: string,
  { "on-expiry": expiry }: LimitInput,
  { reaches, followers, silent }: Ground & { readonly silent: readonly Move[] },
): string[] {
  if (expiry === undefined) return [];
  const { outcome, to } = expiry;
  const runsIn = reaches.get(name)?.runsIn ?? new Set<string>();
  const moves =
    to === undefined
      ? silent.filter(({ kind, from }) => kind === outcome && runsIn.has(from))
      : [...runsIn].map((from) => ({ kind: outcome, from, to }));
  const leading = moves.filter((move) => move.from !== move.to);
  return [
    ...leading.map(({ from }) => `leaves ${from}`),
    ...entered(leading, followers).map((state) => `enters ${state}`),
    ...(decided[outcome] ?? []),
  ];
}

const decided: Readonly<Partial<Record<string, readonly string[]>>> = milestonesOf;

/** The states that moves lead to, with those that follow at once. */
function entered(moves: readonly Move[], followers: Ground["followers"]): string[] {
  const states = new Set(moves.map(({ to }) => to));
  for (const state of states) {
    const next = [...followers].filter(([path]) => topOf(path) === state).flatMap(([, one]) => one);
    for (const one of next) states.add(topOf(one));
  }
  return [...states];
}

/** By the path of a state that is done as soon as it is entered, the states that follow it at once and are so too. */
function doneAtOnce(chart: Chart): Graph {
  const all = new Map(placed(chart.states, ""));
  const leaving = [...all].flatMap(([path, state]) => {
    const arrow = Object.values(state.on ?? {}).find(({ kind }) => kind === "inner-done");
    return arrow?.to !== undefined && isDoneAtOnce(state) ? [[path, arrow.to] as const] : [];
  });
  return new Map(leaving.map(([path, to]) => [path, [to, ...insideOf(all, to)]]));
}

function placed(states: Chart["states"], above: string): [string, ChartState][] {
  return Object.entries(states).flatMap(([name, state]): [string, ChartState][] => [
    [above + name, state],
    ...placed(state.states ?? {}, `${above}${name}.`),
  ]);
}

function isDoneAtOnce({ done, states: inside = {}, initial = "", parallel }: ChartState): boolean {
  if (done === true) return true;
  const parts = Object.values(inside);
  if (parallel) return parts.every(isDoneAtOnce);
  return Object.hasOwn(inside, initial) && inside[initial]?.done === true;
}

/** The states that are entered inside the one at a path. */
function insideOf(all: ReadonlyMap<string, ChartState>, path: string): string[] {
  const { states = {}, initial, parallel } = all.get(path) ?? { states: {} };
  const entered = Object.keys(states).filter((name) => parallel || name === initial);
  return entered.flatMap((name) => [`${path}.${name}`, ...insideOf(all, `${path}.${name}`)]);
}
