import { leaderOf } from "../approval/leader.js";
import { regionsOf } from "../approval/regions.js";
import { openProcedures, openRights } from "../case/case-state.js";
import type { BranchResult } from "../case/fact.js";
import { eventKey } from "../chart/chart.js";
import { endLimit, reach, startLimit } from "./limits.js";
import { move } from "./move.js";
import type { Turn } from "./turn.js";

/** Lets the approval go on by itself as far as it can: branches begin, successors follow, all of them join. */
export function settleBranches(turn: Turn): void {
  for (;;) {
    const before = turn.facts.length;
    for (const [branch, status] of regionsOf(turn.world.item, turn.state.value)) {
      if (status === "waiting") followPredecessor(turn, branch);
      else if (status === "open") beginBranch(turn, branch);
    }
    if (turn.facts.length === before) break;
  }
  join(turn);
}

// The branch's own limit never starts before the day its work was opened, whatever the case's limits start from (TL8).
function beginBranch(turn: Turn, branch: string): void {
  if (turn.state.branches[branch] !== undefined) return;
  turn.record({ type: "branch-opened", branch });
  const definition = turn.world.item.limits.get(`branch:${branch}`);
  if (definition !== undefined) startLimit(turn, definition, turn.today);
}

function followPredecessor(turn: Turn, branch: string): void {
  const after = turn.world.item.branches.get(branch)?.after;
  const result = after === undefined ? undefined : turn.state.branches[after]?.result;
  if (result === undefined) return;
  if (result === "agreed") move(turn, eventKey({ action: "branch-open", branch }));
  else endBranch(turn, branch, "not-needed");
}

/** A branch is done: its limit and its procedures end with it. */
export function endBranch(turn: Turn, branch: string, result: BranchResult): void {
  turn.record({ type: "branch-done", branch, result });
  for (const one of openProcedures(turn.state, branch)) {
    const { id } = one;
    // A shared one goes on for those who still need it.
    if (turn.state.branches[leaderOf(turn.state, one)]?.endedOn === undefined) continue;
    turn.record({ type: "procedure-closed", id, result: "branch done" });
    const limit = turn.state.limits[`procedure:${id}`];
    if (limit?.status === "running") endLimit(turn, limit, turn.today, "ended");
  }
  const limit = turn.state.limits[`branch:${branch}`];
  if (limit?.status === "running") endLimit(turn, limit);
  move(turn, eventKey({ action: "branch-done", branch }));
}

/** When every branch is done the head decides, or the join itself where the item says so. */
function join(turn: Turn): void {
  const { item } = turn.world;
  const regions = [...regionsOf(item, turn.state.value).values()];
  if (regions.length === 0 || regions.some((status) => status !== "done")) return;
  // Nothing is decided while a notified right is open, and here the join decides.
  if (item.approval?.decide === "by-join" && openRights(turn.state).length > 0) return;
  const refused = Object.values(turn.state.branches).some(({ result }) => result === "refused");
  turn.record({ type: "join-done", result: refused ? "refused" : "agreed" });
  move(turn, "join-done");
  if (item.approval?.decide !== "by-join") return;
  const decision = refused ? "deny" : "grant";
  decide(turn, decision, { action: decision });
}

/** The decision is made, by the head or by the join: the limits that end on it end today. */
export function decide(
  turn: Turn,
  decision: "grant" | "deny",
  event: { readonly action: string },
): void {
  reach(turn, "decision");
  reach(turn, decision === "grant" ? "granted" : "denied");
  move(turn, eventKey(event));
}
