import type { LocalDate } from "@banjian/calendar";
import { departmentOpinions } from "../approval/department-opinions.js";
import { joinOutcome } from "../approval/join.js";
import { leaderOf } from "../approval/leader.js";
import { memberNumber } from "../approval/members.js";
import { isOwed } from "../approval/owed-hearings.js";
import { regionsOf } from "../approval/regions.js";
import { courseIn, stepOutcome } from "../approval/signing.js";
import { openProcedures, openRights } from "../case/case-state.js";
import type { BranchEnd, BranchResult } from "../case/fact.js";
import { endedWith } from "../case/procedure.js";
import { eventKey } from "../chart/chart.js";
import { endConsultations } from "./consultations.js";
import { cutOff, endLimit, reach, startLimit } from "./limits.js";
import { move } from "./move.js";
import { namesOf, Rounds } from "./rounds.js";
import type { Turn } from "./turn.js";
import { watchJoin } from "./watch-join.js";

/** Lets the approval go on by itself as far as it can: branches begin, successors follow, all of them join. */
export function settleBranches(turn: Turn): void {
  const rounds = new Rounds(turn);
  for (;;) {
    const before = turn.facts.length;
    for (const [branch, status] of regionsOf(turn.world.item, turn.state.value)) {
      if (status === "waiting") followPredecessor(turn, branch);
      else if (status === "open") beginBranch(turn, branch);
    }
    if (turn.facts.length === before) break;
    rounds.again(() => namesOf(turn.facts.slice(before)));
  }
  join(turn);
}

// The branch's own limit never starts before the day its work was opened, whatever the case's limits start from (TL8).
function beginBranch(turn: Turn, branch: string): void {
  if (turn.state.branches[branch]?.openedOn !== undefined) return;
  const number = memberNumber(turn.world.item, turn.state.id, branch);
  turn.record({ type: "branch-opened", branch, ...(number && { number }) });
  const definition = turn.world.item.limits.get(`branch:${branch}`);
  if (definition !== undefined) startLimit(turn, definition, turn.today);
}

function followPredecessor(turn: Turn, branch: string): void {
  const after = turn.world.item.branches.get(branch)?.after;
  const { result, because } = turn.state.branches[after ?? ""] ?? {};
  if (result === undefined) return;
  // Who was never to be asked holds nobody up.
  if (because === "condition" || consents.has(result))
    move(turn, eventKey({ action: "branch-open", branch }));
  else endBranch(turn, { branch, result: "not-needed", because: "predecessor" });
}

const consents = new Set<BranchResult>(["agreed", "deemed-agreed"]);

/** How a branch ends; without `on` it ends today. */
type BranchDone = {
  readonly branch: string;
  readonly result: BranchResult;
  readonly because?: BranchEnd;
  readonly on?: LocalDate;
};

/** A branch is done: its limit and its procedures end with it. What ended without an opinion has kept no limit and missed none. */
export function endBranch(
  turn: Turn,
  { branch, result, because, on = turn.today }: BranchDone,
): void {
  turn.record({ type: "branch-done", branch, result, ...(because && { because }) }, on);
  for (const one of openProcedures(turn.state, branch)) {
    const { id } = one;
    // A shared one goes on for those who still need it.
    if (turn.state.branches[leaderOf(turn.state, one)]?.endedOn === undefined) continue;
    // So does a hearing that was asked for: it is held all the same.
    if (isOwed(turn.state, one)) continue;
    turn.record({ type: "procedure-closed", id, result: endedWith.branch });
    const limit = turn.state.limits[`procedure:${id}`];
    if (limit?.status === "running") endLimit(turn, limit, turn.today, "ended");
  }
  endConsultations(turn, branch);
  const limit = turn.state.limits[`branch:${branch}`];
  if (limit?.status === "running") {
    if (because === undefined) endLimit(turn, limit, on);
    else cutOff(turn, limit, on);
  }
  move(turn, eventKey({ action: "branch-done", branch }));
}

/** Ends a branch whose last step has been taken, with what that step came to. */
export function finishBranch(turn: Turn, branch: string): void {
  const definition = turn.world.item.branches.get(branch);
  const course = courseIn(turn.state, branch);
  if (definition === undefined || course.next < definition.steps.length) return;
  const result = stepOutcome(definition, course, definition.steps.length - 1);
  if (result === undefined) throw new Error(`${branch} was done before its last step`);
  endBranch(turn, { branch, result, on: turn.doneOn ?? turn.today });
}

/**
 * Once the result is certain the branches join: those at work finish first, or are stopped where the item says so (AP3); one that
 * was named to be taken up again finishes in any case (AP9).
 */
function join(turn: Turn): void {
  const { item } = turn.world;
  const regions = regionsOf(item, turn.state.value);
  if (regions.size === 0) return;
  const working = [...regions].filter(([, status]) => status !== "done");
  if (working.length > 0 && item.approval?.["once-settled"] !== "stop-others") return;
  const result = joinOutcome(item, turn.state);
  if (result === undefined) return;
  // Nothing is decided while a notified right is open, and here the join decides.
  if (item.approval?.decide === "by-join" && openRights(turn.state).length > 0) return;
  const isNamed = (id: string) => turn.state.branches[id]?.named === true;
  const finishing = working.filter(([id]) => isNamed(id));
  for (const [branch] of working.filter((one) => !finishing.includes(one))) {
    endBranch(turn, { branch, result: "stopped", because: "settled" });
  }
  if (finishing.length > 0) return;
  turn.record({ type: "join-done", result });
  move(turn, "join-done");
  if (item.approval?.decide !== "by-join") return;
  const decision = result === "refused" ? "deny" : "grant";
  decide(turn, decision, { action: decision });
  watchJoin(turn, decision);
}

/** The decision is made, by the head or by the join: the limits that end on it end today. */
export function decide(
  turn: Turn,
  decision: "grant" | "deny",
  event: { readonly action: string },
): void {
  const opinions = departmentOpinions(turn.world.item, turn.state);
  if (opinions.length > 0) turn.record({ type: "opinions-listed", decision, opinions });
  reach(turn, "decision");
  reach(turn, decision === "grant" ? "granted" : "denied");
  move(turn, eventKey(event));
}
