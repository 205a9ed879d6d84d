import { regionsOf } from "../../approval/regions.js";
import { courseIn } from "../../approval/signing.js";
import { eventKey } from "../../chart/chart.js";
import { isInForce } from "../../definition/basis-on.js";
import { coreError } from "../../errors.js";
import type { BranchDefinition } from "../../item/item.js";
import { closedSpans, type Ledger } from "../../limit/ledger.js";
import { spansAnew } from "../correct-exclusion.js";
import { excludeAnew, resumeBranch } from "../exclusions.js";
import { refuseSupplied } from "../first-review.js";
import { announce, endLimit, restartLimit } from "../limits.js";
import { move } from "../move.js";
import type { Turn } from "../turn.js";
import { type Handler, take } from "./handler.js";

/** The name under which the time a branch lies with the window is left out of its limit. */
const away = "returned";

/** The work goes back to an earlier step of its branch, or to the window; other branches go on (AP7). */
export const returnWork: Handler<"return"> = (turn, { arrow, payload }) => {
  const { item } = turn.world;
  const branch = arrow.branch ?? "";
  const definition = item.branches.get(branch);
  if (definition === undefined) throw new Error(`no branch ${branch} to return in`);
  const { next } = courseIn(turn.state, branch);
  const toWindow = turn.stepFor(eventKey({ action: "branch-returned", branch })) !== undefined;
  const targets = targetsOf(definition, next, toWindow);
  const to = targets.get(payload.to);
  if (to === undefined) {
    throw coreError("RETURN_NOT_POSSIBLE", {
      branch,
      to: payload.to,
      possible: [...targets.keys()],
    });
  }
  refuseSupplied(item, turn.state, {
    branch,
    department: definition.department,
    materials: payload.materials ?? [],
  });
  const fresh = to !== "window" && startsAnew(turn, branch);
  turn.record({ type: "branch-returned", branch, to, ...(fresh ? { fresh: true } : {}) });
  if (fresh) startAnew(turn, branch);
  if (to !== "window") return;
  move(turn, eventKey({ action: "branch-returned", branch }));
  leaveOut(turn, branch);
};

/** Where work at a step can go back to, by the word for it. */
function targetsOf(
  { steps }: BranchDefinition,
  next: number,
  toWindow: boolean,
): Map<string, number | "window"> {
  const earlier = steps.slice(0, next).map(({ step }, index) => [step, index] as const);
  return new Map<string, number | "window">([
    ...(next > 0 ? [["previous", next - 1] as const] : []),
    ...earlier,
    ...(toWindow ? [["window", "window"] as const] : []),
  ]);
}

/** Whether its running clock starts again when the work goes back. */
export function startsAnew(turn: Turn, branch: string): boolean {
  return restarts(turn) && turn.state.limits[`branch:${branch}`]?.status === "running";
}

/** Whether the clock of work that goes back starts again, by a basis in force. */
export function restarts({ world, today }: Turn): boolean {
  const rule = world.item.approval?.returns;
  return rule?.clock === "restart" && isInForce(rule.basis && [rule.basis], today);
}

/** The clock of a branch starts again today, and stands still for whatever still stops it. */
export function startAnew(turn: Turn, branch: string): void {
  const definition = turn.world.item.limits.get(`branch:${branch}`);
  if (definition === undefined) return;
  restartLimit(turn, definition, turn.today);
  excludeAnew(turn, branch);
}

function leaveOut(turn: Turn, branch: string): void {
  const rule = turn.world.item.approval?.returns;
  const limit = `branch:${branch}`;
  if (rule?.wait !== "excluded" || turn.state.limits[limit]?.status !== "running") return;
  if (!isInForce(rule.basis && [rule.basis], turn.today)) return;
  const span = { after: turn.today, cause: away, procedure: away };
  announce(turn, { type: "limit-excluded", limit, span });
}

/** What was asked has come: the branch goes on at the step that returned it. */
export const answerReturn: Handler<"answer-return"> = (turn, asked) => {
  const branch = asked.arrow.branch ?? "";
  turn.record({ type: "branch-resumed", branch });
  comeBack(turn, branch);
  if (startsAnew(turn, branch)) startAnew(turn, branch);
  take(turn, asked);
};

function comeBack(turn: Turn, branch: string): void {
  resumeBranch(turn, { branch, procedure: away, on: turn.today });
}

/** The last act of a branch did not happen, for whatever comes after; it stays on record (AP8). */
export const recall: Handler<"recall"> = (turn, { arrow }) => {
  const branch = arrow.branch ?? "";
  const wasAway = regionsOf(turn.world.item, turn.state.value).get(branch) === "returned";
  const limit = turn.state.limits[`branch:${branch}`];
  const { ledger } = courseIn(turn.state, branch).last ?? {};
  if (ledger !== undefined && limit?.status === "running") {
    endLimit(turn, limit, turn.today, "void");
  }
  turn.record({ type: "act-recalled", branch });
  if (ledger !== undefined && limit !== undefined) runOn(turn, ledger, limit);
  if (!wasAway) return;
  comeBack(turn, branch);
  move(turn, eventKey({ action: "branch-open", branch }));
};

/** The clock that had started again goes back to what it was, but for the time left out since. */
function runOn(turn: Turn, { key, run, excluded }: Ledger, since: Ledger): void {
  const definition = turn.world.item.limits.get(key);
  const ledger = turn.state.limits[key];
  if (definition === undefined || ledger === undefined) return;
  const spans = [...closedSpans(excluded, since.from), ...since.excluded];
  const left = spansAnew(turn, definition, { ...ledger, excluded: spans });
  announce(turn, { type: "limit-reopened", limit: key, run, excluded: left });
}
