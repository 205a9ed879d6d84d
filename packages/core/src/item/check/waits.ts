import { allArrows, type Chart, type ChartState } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { closure } from "./graph.js";
import type { LimitReach, Reaches } from "./limit-reach.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";
import { waysBetween } from "./ways-between.js";

/** States in which a case could wait for ever with nobody reminded, limits that no way ends or that never count, and pauses that nothing ends. */
export function waitTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  return [
    ...endless(file, reaches),
    ...unlimited(file, chart, [...reaches.values()]),
    ...pauses(file, chart, reaches),
  ];
}

function endless(file: ItemFile, reaches: Reaches): Trouble[] {
  return [...reaches]
    .filter(([, { runsIn, ends }]) => runsIn.size > 0 && !ends)
    .map(([name]) => ({ ...defRules.limitNeverEnded(name), path: placeOf(file, name, "ends") }));
}

/** What has been decided waits for nobody but the applicant, and what has not been filed for nobody else. */
function unlimited(file: ItemFile, chart: Chart, reaches: readonly LimitReach[]): Trouble[] {
  return Object.entries(chart.states)
    .filter(
      ([name, state]) =>
        Object.hasOwn(file.flow.states, name) &&
        state.end === undefined &&
        !["completion", "collection"].includes(state.stage ?? "") &&
        name !== chart.initial &&
        !isDraft(state) &&
        !isTimedByBranches(file, state) &&
        reaches.every(({ runsIn }) => !runsIn.has(name)),
    )
    .map(([name]) => ({
      ...defRules.stateWithoutLimit(name),
      path: ["flow", "states", name],
      onKey: true,
      severity: "warning",
    }));
}

function isDraft(state: ChartState): boolean {
  return allArrows({ state }).some(({ kind }) => kind === "submit");
}

function isTimedByBranches(file: ItemFile, state: ChartState | undefined): boolean {
  const branches = Object.values(stageOf(file, "approval")?.branches ?? {});
  return state?.stage === "approval" && branches.some(({ within }) => within !== undefined);
}

/** Where a limit stands still another has to begin, or the applicant can go on, or it could stand still for ever. */
function pauses(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  const limits = mergedLimits(file);
  const next = waysBetween(chart, reaches);
  const mayReturn = (state: string) => {
    const others = (next.get(state) ?? []).filter((to) => to !== state);
    return closure(others, next).has(state);
  };
  const bounds = (name: string, state: string) =>
    // One that began before may be over by then, and one that does not start again is over the next time.
    reaches.get(name)?.beginsIn(state) &&
    (limits.get(name)?.again === "restart" || !mayReturn(state)) &&
    !(limits.get(name)?.["excluded-while"]?.includes(state) ?? false);
  return [...limits].flatMap(([name, { "excluded-while": excluded = [] }]) => {
    const path = placeOf(file, name, "excluded-while");
    const states = [...(reaches.get(name)?.runsIn ?? [])].filter(
      (state) => chart.states[state]?.end === undefined,
    );
    const isNeverCounted = states.length > 0 && states.every((state) => excluded.includes(state));
    if (isNeverCounted) return [{ ...defRules.neverCounts(name), path }];
    return excluded.flatMap((state): Trouble[] => {
      if (!Object.hasOwn(file.flow.states, state)) return [];
      if (!reaches.get(name)?.runsIn.has(state)) {
        return [{ ...defRules.carriedOutByNothing(neverThere(state), elsewhere), path }];
      }
      const bounded = [...limits.keys()].some((other) => bounds(other, state));
      return bounded || isApplicants(chart, state)
        ? []
        : [{ ...defRules.pauseWithoutEnd(name, state), path }];
    });
  });
}

const neverThere = (state: string) => ({
  zh: `该期限从不在“${state}”中计时，excluded-while`,
  en: `the limit never runs in "${state}", and excluded-while`,
});
const elsewhere = {
  zh: "删除它，或写期限计时的状态。",
  en: "Delete it, or name a state in which the limit runs.",
};

function isApplicants(chart: Chart, state: string): boolean {
  const own = chart.states[state];
  const arrows = own === undefined ? [] : allArrows({ [state]: own });
  return arrows.some(
    ({ kind, by, to }) => kind !== "withdraw" && to !== undefined && by.includes("applicant"),
  );
}
