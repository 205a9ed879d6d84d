import type { CaseEnd } from "../chart/chart.js";
import { stateAt } from "../chart/chart.js";
import { endRunning, happen, reach } from "./limits.js";
import type { Turn } from "./turn.js";

/** Takes one step of the chart and what follows from it by itself: limits that watch states, the end of the case. */
export function move(turn: Turn, event: string): void {
  const step = turn.stepFor(event);
  if (step === undefined) throw new Error(`${event} is not possible in case ${turn.state.id}`);
  if (step.left.length === 0 && step.entered.length === 0) return;
  turn.record({ type: "state-changed", value: step.value });
  const ends = step.entered.some((path) => endAt(turn, path) !== undefined);
  for (const path of step.left) leave(turn, path, ends);
  for (const path of step.entered) enter(turn, path);
}

function endAt({ world }: Turn, path: string): CaseEnd | undefined {
  return stateAt(world.item.chart, path)?.end;
}

function leave(turn: Turn, path: string, ends: boolean): void {
  happen(turn, { leaves: path });
  if (!ends && path === `${turn.world.item.stages.approval}.branches`) stopWork(turn);
}

// Where silence ends the approval, branches that are still at work end with it, and so does what they opened.
function stopWork(turn: Turn): void {
  for (const { id, closedOn } of Object.values(turn.state.procedures)) {
    if (closedOn === undefined) turn.record({ type: "procedure-closed", id, result: "ended" });
  }
  endRunning(turn, ({ branch }) => branch !== undefined);
}

function enter(turn: Turn, path: string): void {
  happen(turn, { enters: path });
  if (path === turn.world.item.stages.collection) reach(turn, "collection-ready");
  const end = endAt(turn, path);
  if (end !== undefined) closeCase(turn, end);
}

/** Ends the case with all it still holds open; running limits end neither met nor overdue. */
function closeCase(turn: Turn, end: CaseEnd): void {
  for (const { id, closedOn } of Object.values(turn.state.procedures)) {
    if (closedOn === undefined) turn.record({ type: "procedure-closed", id, result: end });
  }
  endRunning(turn, () => true);
  turn.record({ type: "case-closed", end });
}
