import { type Chart, type ChartState, type ChartTransition, stateAt } from "../../chart/chart.js";
import type { ConditionScope } from "../../condition/scope.js";
import { isCovered } from "../../condition/settled.js";
import { didYouMean } from "../../definition/did-you-mean.js";
import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { conditionScope } from "../condition-scope.js";
import { type PlacedPlain, plainStatesOf, resolveTarget, targetsFrom } from "../plain-states.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Names of states, from plain ones and those inside them, that mean nothing where they stand. */
export function plainTargetTroubles(file: ItemFile): Trouble[] {
  const { states } = file.flow;
  return plainStatesOf(file).flatMap(({ names, path, state }) => {
    const outward = plainTargets(path, state).filter(
      ({ name }) => resolveTarget(states, names, name) === undefined,
    );
    const known = targetsFrom(states, names);
    const unknown = outward.map(({ name, path: at }) => ({
      ...defRules.unknownState(name, didYouMean(name, known), known),
      path: at,
    }));
    return [...unknown, ...initialTroubles(path, state)];
  });
}

function plainTargets(path: Path, { on, next }: PlacedPlain["state"]) {
  const actions = Object.entries(on).flatMap(([action, { to }]) => {
    const at = [...path, "on", action, "to"];
    if (to === undefined) return [];
    if (typeof to === "string") return [{ name: to, path: at }];
    return to.map((way, index) => ({ name: way.to, path: [...at, index, "to"] }));
  });
  return next === undefined ? actions : [...actions, { name: next, path: [...path, "next"] }];
}

function initialTroubles(
  path: Path,
  { initial, parallel, states }: PlacedPlain["state"],
): Trouble[] {
  if (states === undefined) return [];
  if (parallel) {
    const isIdle = initial !== undefined && Object.keys(states).length > 0;
    return isIdle ? [{ ...defRules.noFirstOfParts(), path: [...path, "initial"] }] : [];
  }
  if (initial === undefined) return [{ ...defRules.firstOfStates(Object.keys(states)), path }];
  if (Object.hasOwn(states, initial)) return [];
  const known = Object.keys(states);
  return [
    {
      ...defRules.unknownState(initial, didYouMean(initial, known), known),
      path: [...path, "initial"],
    },
  ];
}

/** Faults of what plain states say that a sound name does not rule out: parts that are never done, ways that nobody takes. */
export function plainTroubles(file: ItemFile, chart: Chart): Trouble[] {
  const all = plainStatesOf(file);
  const beside = new Set(
    all.flatMap(({ names, state }) =>
      state.parallel
        ? Object.keys(state.states ?? {}).map((name) => [...names, name].join("."))
        : [],
    ),
  );
  return all.flatMap((placed) => [
    ...nestingTroubles(placed, beside.has(placed.names.join("."))),
    ...partTroubles(placed),
    ...wayTroubles(placed, conditionScope(file)),
    ...guardTroubles(placed, chart),
    ...resumeTroubles(placed, file),
    ...withdrawTroubles(placed, chart, file),
  ]);
}

/** A state with others inside has an answer to what follows them, and only such a one speaks of them. */
function nestingTroubles({ path, state }: PlacedPlain, isPart: boolean): Trouble[] {
  const { states, next, initial, parallel, final } = state;
  const inside = states !== undefined && Object.keys(states).length > 0;
  if (!inside || final) {
    const idle = initial !== undefined ? "initial" : parallel ? "parallel" : next && "next";
    return idle === undefined ? [] : [{ ...defRules.nothingInside(idle), path: [...path, idle] }];
  }
  const done = isDoable(state);
  if (next !== undefined && !done) return [{ ...defRules.neverDone(), path: [...path, "next"] }];
  // What follows a part that goes on beside others follows them all.
  if (next === undefined && done && !isPart)
    return [{ ...defRules.nothingNext(), path: [...path, "states"], onKey: true }];
  return [];
}

function partTroubles({ path, state: { states = {}, parallel } }: PlacedPlain): Trouble[] {
  if (!parallel || Object.keys(states).length !== 1) return [];
  return [{ ...defRules.onePart(), path: [...path, "parallel"] }];
}

/** Whether all inside a state can be done: of parts side by side every one, else any. */
function isDoable({ states = {}, parallel }: PlacedPlain["state"]): boolean {
  const parts = Object.values(states);
  if (!parallel) return parts.some(({ final }) => final);
  return parts.every((part) => part.final || isDoable(part));
}

/** Of several ways each but the last has a condition that makes a difference, and the last has none. */
function wayTroubles({ path, state }: PlacedPlain, scope: ConditionScope): Trouble[] {
  return Object.entries(state.on).flatMap(([action, { to, when: asked }]) => {
    if (!Array.isArray(to)) return [];
    const at = (index: number) => [...path, "on", action, "to", index];
    const open = to.findIndex(({ when }) => when === undefined);
    const conditions = to.map(({ when }) => when);
    const again = conditions.findIndex((when, index) => conditions.indexOf(when) < index);
    if (again !== -1 && open !== -1 && again < open)
      return [{ ...defRules.sameCondition(), path: at(again) }];
    if (open === -1) return [{ ...defRules.noOtherwise(action), path: at(to.length - 1) }];
    if (open < to.length - 1) return [{ ...defRules.wayNeverTaken(), path: at(open + 1) }];
    const covered = coveredAt(to, scope);
    if (covered !== -1) return [{ ...defRules.wayCovered(), path: at(covered) }];
    const barred = barredAt(to, asked, scope);
    if (barred !== -1) return [{ ...defRules.wayBarred(), path: at(barred) }];
    return isSameOtherwise(to) ? [{ ...defRules.sameWayOtherwise(), path: at(open - 1) }] : [];
  });
}

type Way = { readonly to: string; readonly when?: string | undefined };

function isSameOtherwise(ways: readonly Way[]): boolean {
  const [before, otherwise] = ways.slice(-2);
  return before !== otherwise && before?.to === otherwise?.to;
}

/** The first way that is left nothing by those before it; what never holds by itself is said of its condition. */
function coveredAt(ways: readonly Way[], scope: ConditionScope) {
  const conditions = ways.flatMap(({ when }) => when ?? []);
  return conditions.findIndex(
    (when, index) =>
      index > 0 &&
      isCovered(when, conditions.slice(0, index), scope) &&
      !isCovered(when, [], scope),
  );
}

/** The first way whose condition leaves nothing of what the action itself asks for. */
function barredAt(ways: readonly Way[], asked: string | undefined, scope: ConditionScope) {
  if (asked === undefined) return -1;
  return ways.findIndex(
    ({ when }) =>
      when !== undefined &&
      isCovered(`(${asked}) && (${when})`, [], scope) &&
      ![asked, when].some((one) => isCovered(one, [], scope)),
  );
}

/** Where every way out asks for a condition, a case may be left without any. */
function guardTroubles({ names, path, state }: PlacedPlain, chart: Chart): Trouble[] {
  if (state.final || state.states !== undefined) return [];
  const around = names.map((_, depth) => stateAt(chart, names.slice(0, depth + 1).join(".")));
  const ways = around.flatMap((one) => leading(one));
  if (ways.length === 0 || ways.some(({ when }) => when === undefined)) return [];
  const guarded = Object.keys(state.on).find((action) => state.on[action]?.when !== undefined);
  const at = guarded === undefined ? path : [...path, "on", guarded, "when"];
  return [{ ...defRules.everyWayGuarded(names.at(-1) ?? ""), path: at }];
}

function leading(state: ChartState | undefined): ChartTransition[] {
  return Object.values(state?.on ?? {}).filter(({ to }) => to !== undefined);
}

function resumeTroubles({ names, path, state }: PlacedPlain, file: ItemFile): Trouble[] {
  const all = new Map(plainStatesOf(file).map((one) => [one.names.join("."), one.state]));
  return Object.entries(state.on).flatMap(([action, { to, resume }]) => {
    if (!resume) return [];
    const target = typeof to === "string" ? resolveTarget(file.flow.states, names, to) : undefined;
    const found = target === undefined ? undefined : all.get(target);
    if (found?.states !== undefined && !names.join(".").startsWith(`${target}.`)) return [];
    return [{ ...defRules.nothingToResume(), path: [...path, "on", action, "resume"] }];
  });
}

/** An application that was taken back is nobody's business any more. */
function withdrawTroubles({ names, path, state }: PlacedPlain, chart: Chart, file: ItemFile) {
  return Object.entries(state.on).flatMap(([action, { kind, to }]): Trouble[] => {
    const target =
      kind === "withdraw" && typeof to === "string"
        ? resolveTarget(file.flow.states, names, to)
        : undefined;
    if (target === undefined || stateAt(chart, target)?.end !== undefined) return [];
    return [{ ...defRules.endsNothing(action, target), path: [...path, "on", action, "to"] }];
  });
}
