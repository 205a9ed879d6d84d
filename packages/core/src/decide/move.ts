import { madeOnce } from "@banjian/base";
import { endedWith } from "../case/procedure.js";
import type { CaseEnd, StateValue } from "../chart/chart.js";
import { activePaths, allArrows, innerValue, stateAt, valueWith } from "../chart/chart.js";
import type { Step } from "../chart/step.js";
import type { Basis } from "../definition/field-schemas.js";
import type { Item } from "../item/item.js";
import { endRunning, happen, outlastsCase, reach } from "./limits.js";
import type { Turn } from "./turn.js";

/**
 * Takes one step of the chart and what follows from it by itself: limits that watch states, the end of the case. `resumed`
 * is the path of a state that is entered again where it was left.
 */
export function move(turn: Turn, event: string, resumed?: string): void {
  const taken = turn.stepFor(event);
  if (taken === undefined) throw new Error(`${event} is not possible in case ${turn.state.id}`);
  const kept = resumed === undefined ? undefined : turn.state.left?.[resumed];
  const step =
    resumed === undefined || kept === undefined
      ? taken
      : between(turn.state.value, valueWith(taken.value, resumed.split("."), kept));
  if (step.left.length === 0 && step.entered.length === 0) return;
  const left = keptOf(turn, step.left);
  turn.record({
    type: "state-changed",
    value: step.value,
    ...(left === undefined ? {} : { left }),
  });
  const ends = step.entered.some((path) => endAt(turn, path) !== undefined);
  for (const path of step.left) leave(turn, path, ends);
  for (const path of step.entered) enter(turn, path);
}

function between(from: StateValue, value: StateValue): Step {
  const [before, after] = [activePaths(from), activePaths(value)];
  return {
    value,
    left: before.filter((path) => !after.includes(path)).reverse(),
    entered: after.filter((path) => !before.includes(path)),
  };
}

/** Where the case stood inside each state it leaves, of those that some action goes back to. */
function keptOf({ world, state }: Turn, left: readonly string[]) {
  const kept = left
    .filter((path) => resumable(world.item).has(path))
    .map((path): [string, StateValue] => [path, innerValue(state.value, path.split("."))]);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

const resumable = madeOnce(
  ({ chart }: Item): ReadonlySet<string> =>
    new Set(allArrows(chart.states).flatMap(({ resume, to }) => (resume && to ? [to] : []))),
);

function endAt({ world }: Turn, path: string): CaseEnd | undefined {
  return stateAt(world.item.chart, path)?.end;
}

function leave(turn: Turn, path: string, ends: boolean): void {
  happen(turn, { leaves: path });
  const { approval } = turn.world.item.stages;
  // After the join the approval goes on: what parties may still say, and what was ordered, is not over with the branches.
  const isOver = !activePaths(turn.state.value).includes(approval ?? "");
  if (!ends && isOver && path === `${approval}.branches`) stopWork(turn);
}

// Where silence ends the approval, branches that are still at work end with it, and so does what they opened; an order stays.
function stopWork(turn: Turn): void {
  for (const { id, closedOn } of Object.values(turn.state.procedures)) {
    if (closedOn === undefined)
      turn.record({ type: "procedure-closed", id, result: endedWith.approval });
  }
  endRunning(turn, ({ branch, key }) => branch !== undefined && !key.startsWith("order:"));
}

function enter(turn: Turn, path: string): void {
  happen(turn, { enters: path });
  if (path === turn.world.item.stages.collection) reach(turn, "collection-ready");
  const end = endAt(turn, path);
  if (end !== undefined) closeCase(turn, end);
}

/** Ends the case from wherever it stands, by an end that no state of its chart leads to. */
export function endCase(turn: Turn, end: CaseEnd, basis?: Basis): void {
  const left = activePaths(turn.state.value).toReversed();
  turn.record({ type: "state-changed", value: end });
  for (const path of left) leave(turn, path, true);
  closeCase(turn, end, basis);
}

/** Ends the case with all it still holds open; running limits end neither met nor overdue. */
function closeCase(turn: Turn, end: CaseEnd, basis?: Basis): void {
  for (const { id, closedOn } of Object.values(turn.state.procedures)) {
    if (closedOn === undefined) turn.record({ type: "procedure-closed", id, result: end });
  }
  endRunning(turn, (ledger) => !outlastsCase(ledger));
  turn.record({ type: "case-closed", end, ...(basis && { basis }) });
}
