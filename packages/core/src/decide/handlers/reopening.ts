import type { LocalDate } from "@banjian/calendar";
import { joinOutcome } from "../../approval/join.js";
import { regionsOf } from "../../approval/regions.js";
import type { StateValue } from "../../chart/chart.js";
import { inHours } from "../../definition/allowance.js";
import { coreError } from "../../errors.js";
import type { ExcludedSpan, Ledger } from "../../limit/ledger.js";
import { excludeAnew } from "../exclusions.js";
import { announce } from "../limits.js";
import type { Turn } from "../turn.js";
import type { Handler } from "./handler.js";
import { restarts, startAnew } from "./returning.js";

/** Takes named branches up again after the join, and those that are needed with them; the others stay as they came out (AP9). */
export const reopenBranches: Handler<"reopen-branches"> = (turn, { payload }) => {
  refuseUnfit(turn, payload.branches);
  takeUpAgain(turn, payload.branches);
};

/** Lets branches that are done begin again, whoever or whatever asks for it. */
export function takeUpAgain(turn: Turn, ids: readonly string[], because?: "amendment"): void {
  const named = withPredecessors(turn, ids);
  const spared = successorsSpared(turn, named);
  const along = [...spared, ...alsoNeeded(turn, [...named, ...spared])];
  const branches = [...named, ...along];
  const value = reopenedValue(turn, branches);
  const timed = branches.filter((id) => turn.state.limits[`branch:${id}`] !== undefined);
  turn.record({
    type: "branches-reopened",
    branches,
    ...(because && { because }),
    ...(along.length > 0 ? { along } : {}),
  });
  turn.record({ type: "state-changed", value });
  const anew = restarts(turn);
  for (const id of timed) {
    if (anew) startAnew(turn, id);
    else runOn(turn, id);
  }
}

/** The limit of a branch goes on without the days since it ended, and stands still for a hearing that has stayed open. */
function runOn(turn: Turn, branch: string): void {
  const limit = `branch:${branch}`;
  const ledger = turn.state.limits[limit];
  if (ledger === undefined || ledger.status === "running") return;
  const { run, excluded } = ledger;
  announce(turn, {
    type: "limit-reopened",
    limit,
    run,
    excluded: [...excluded, ...sinceItEnded(ledger, turn.today)],
  });
  excludeAnew(turn, branch);
}

function sinceItEnded({ endedOn, within }: Ledger, on: LocalDate): ExcludedSpan[] {
  if (endedOn === undefined || endedOn === on || inHours(within)) return [];
  return [{ after: endedOn, through: on, cause: "reopened", procedure: "reopened" }];
}

function refuseUnfit({ state }: Turn, ids: readonly string[]): void {
  const can = Object.entries(state.branches)
    .filter(([, { result }]) => result !== undefined && result !== "not-needed")
    .map(([id]) => id);
  const unfit = ids.filter((id) => !can.includes(id));
  if (unfit.length > 0) throw coreError("BRANCH_NOT_REOPENED", { branches: unfit, can });
}

// One that never began cannot speak before its predecessor has, and both were stopped.
function withPredecessors({ world, state }: Turn, ids: readonly string[]): string[] {
  const all = new Set(ids);
  for (const id of all) {
    const { after = "" } = world.item.branches.get(id) ?? {};
    const neverBegan = state.branches[id]?.openedOn === undefined;
    if (neverBegan && state.branches[after]?.result === "stopped") all.add(after);
  }
  return [...all];
}

// Whoever was spared because one of them refused may be needed after all, and waits for it again.
function successorsSpared({ world, state }: Turn, named: readonly string[]): string[] {
  const again = new Set(named);
  for (const before of again) {
    for (const { id, after } of world.item.branches.values()) {
      if (after === before && state.branches[id]?.because === "predecessor") again.add(id);
    }
  }
  return [...again].filter((id) => !named.includes(id));
}

/** Those that were stopped, where without them and the named ones nothing is certain. */
function alsoNeeded({ world, state }: Turn, named: readonly string[]): string[] {
  const others = Object.entries(state.branches).filter(([id]) => !named.includes(id));
  const found = { ...state, branches: Object.fromEntries(others) };
  if (joinOutcome(world.item, found) !== undefined) return [];
  return others.filter(([, { result }]) => result === "stopped").map(([id]) => id);
}

function reopenedValue({ world, state }: Turn, again: readonly string[]): StateValue {
  const { branches, stages } = world.item;
  const found = regionsOf(world.item, state.value);
  const regions = [...branches.values()].map(({ id, after }) => {
    if (!again.includes(id)) return [id, found.get(id) ?? "done"];
    const begins = after === undefined || state.branches[id]?.openedOn !== undefined;
    return [id, begins ? "open" : "waiting"];
  });
  return { [stages.approval ?? ""]: { branches: Object.fromEntries(regions) as StateValue } };
}
