import {
  allArrows,
  type Chart,
  type ChartState,
  type ChartTransition,
  stateAt,
} from "../../chart/chart.js";
import { closure, reversed, topOf } from "./graph.js";
import type { Reaches } from "./limit-reach.js";
import { canBeTaken } from "./ways-between.js";

type Step = { readonly to: string; readonly resumes: boolean };

/**
 * Whether a case in a state inside another would never come to an end. Who pauses and resumes is back where they were: a way out
 * that only does so is none, and neither is a limit that runs out elsewhere.
 */
export function stuckInside(chart: Chart, reaches: Reaches): (leaf: string) => boolean {
  const steps = stepsIn(chart, reaches);
  const ends = Object.keys(chart.states).filter((name) => chart.states[name]?.end !== undefined);
  const straight = graphWith(steps, ({ resumes }) => !resumes);
  const sure = closure(ends, reversed(straight));
  return (leaf) => {
    if (sure.has(leaf)) return false;
    const own = topOf(leaf);
    const ways = graphWith(steps, ({ to, resumes }) => !resumes || topOf(to) !== own);
    const reached = closure([leaf], ways);
    return !ends.some((end) => reached.has(end));
  };
}

function graphWith(steps: ReadonlyMap<string, readonly Step[]>, fits: (step: Step) => boolean) {
  return new Map([...steps].map(([from, all]) => [from, all.filter(fits).map(({ to }) => to)]));
}

/** Every step between states in which nothing else lies; a stage counts as one. */
function stepsIn(chart: Chart, reaches: Reaches): Map<string, Step[]> {
  const leaves = Object.keys(chart.states).flatMap((name) => leavesOf(chart, name));
  return new Map(
    leaves.map((leaf) => {
      const arrows = arrowsFrom(chart, leaf).filter((one) => canBeTaken(one, topOf(leaf), reaches));
      const steps = arrows.flatMap(({ to, resume }) =>
        to === undefined
          ? []
          : entered(chart, to, resume === true).map((one) => ({
              to: one,
              resumes: resume === true,
            })),
      );
      return [leaf, steps];
    }),
  );
}

/** What can be taken from a state and those around it; what follows once all is done, only from what is done. */
function arrowsFrom(chart: Chart, leaf: string): ChartTransition[] {
  const top = topOf(leaf);
  const whole = chart.states[top];
  if (whole?.stage !== undefined) return allArrows({ [top]: whole });
  const names = leaf.split(".");
  let isDone = stateAt(chart, leaf)?.done === true;
  return names
    .map((_, depth) => names.slice(0, names.length - depth).join("."))
    .flatMap((path) => {
      const state = stateAt(chart, path);
      const arrows = Object.values(state?.on ?? {});
      const after = arrows.filter(({ kind }) => kind === "inner-done");
      const open = arrows.filter(({ kind }) => kind !== "inner-done");
      if (!isDone) return open;
      // One part of what goes on at once is done: the others are taken to be done as well.
      const around = stateAt(chart, path.split(".").slice(0, -1).join("."));
      if (path !== leaf) isDone = after.length === 0 && around?.parallel === true;
      return [...open, ...after];
    });
}

/** All that lies in a state, told by what has nothing in it. */
function leavesOf(chart: Chart, path: string): string[] {
  const state = stateAt(chart, path);
  if (state?.states === undefined || state.stage !== undefined) return [path];
  return Object.keys(state.states).flatMap((name) => leavesOf(chart, `${path}.${name}`));
}

/** Where a case comes that is led to a state: to its beginning, or wherever it was left. */
function entered(chart: Chart, path: string, resumes: boolean): string[] {
  const state = stateAt(chart, path);
  if (chart.states[topOf(path)]?.stage !== undefined) return [topOf(path)];
  if (state?.states === undefined) return [path];
  if (resumes) return leavesOf(chart, path);
  return enteredIn(state).flatMap((name) => entered(chart, `${path}.${name}`, false));
}

/** Which of the states inside one are entered with it. */
export function enteredIn(state: ChartState | undefined): string[] {
  if (state?.states === undefined) return [];
  if (state.parallel) return Object.keys(state.states);
  return state.initial === undefined ? [] : [state.initial];
}
