import { regionsOf } from "../approval/regions.js";
import type { LastStep } from "../case/case-state.js";
import { activePaths } from "../chart/chart.js";
import { type ExcludedSpan, inOrder, type Ledger } from "../limit/ledger.js";
import { correctionInvalid, spansAnew } from "./correct-exclusion.js";
import type { Handler } from "./handlers/handler.js";
import { announce, endLimit } from "./limits.js";
import { hadTime } from "./recompute.js";
import { suspension } from "./suspended.js";
import type { Turn } from "./turn.js";

/** Takes a case up again where it stood before the step that ended it; limits that this step ended run on as if it had not come. */
export const reopen: Handler<"reopen"> = (turn, { found }) => {
  const { lastStep } = found;
  if (lastStep === undefined) throw new Error(`case ${found.id} ended where it began`);
  turn.record({ type: "case-reopened", value: lastStep.value });
  runOn(turn, lastStep);
};

/**
 * Takes back what silence decided, where the limit had not run out on that day after all and nobody has acted on it since: the
 * case stands where it stood, its limits run on, and what silence had started is void.
 */
export function withdrawOutcome(turn: Turn): void {
  const { lastStep, limits } = turn.state;
  const { silence } = lastStep ?? {};
  const ledger = silence && limits[silence.limit];
  if (lastStep === undefined || silence === undefined || ledger === undefined) {
    throw correctionInvalid({
      zh: "没有尚可撤销的以沉默作出的结果：没有这样的结果，或已有人据以办理",
      en: "there is no outcome of silence to take back: there is none, or somebody has acted on it",
    });
  }
  const { limit, outcome } = silence;
  if (!hadTime(turn.world, ledger, outcome)) {
    throw correctionInvalid({
      zh: `期限“${limit}”当日确已届满，结果有效`,
      en: `the limit "${limit}" had run out on that day: the outcome stands`,
    });
  }
  turn.record({ type: "outcome-withdrawn", outcome, limit, value: lastStep.value });
  takeBackStep(turn, lastStep);
}

/** What a step had started is void, and what ran before it runs on. */
export function takeBackStep(turn: Turn, lastStep: LastStep): void {
  for (const started of inOrder(turn.state.limits)) {
    if (started.status === "running" && !lastStep.running.includes(started.key)) {
      endLimit(turn, started, turn.today, "void");
    }
  }
  runOn(turn, lastStep);
}

/** What ran before the step runs on, procedures and limits; in branches only where the branch is at work. */
function runOn(turn: Turn, { value, running, procedures }: LastStep): void {
  const regions = regionsOf(turn.world.item, value);
  const isAtWork = (branch: string | undefined) =>
    branch === undefined || ["open", "returned"].includes(regions.get(branch) ?? "");
  for (const id of procedures) {
    const closed = turn.state.procedures[id];
    if (closed?.closedOn !== undefined && isAtWork(closed.branch))
      turn.record({ type: "procedure-reopened", id });
  }
  for (const ledger of inOrder(turn.state.limits)) {
    const { key, run, status, branch } = ledger;
    if (status === "running" || !running.includes(key) || !isAtWork(branch)) continue;
    const excluded = spansOnceMore(turn, ledger, activePaths(value));
    announce(turn, { type: "limit-reopened", limit: key, run, excluded });
  }
}

/** What is left out as if the limit had not ended: by procedures, and by the state it stands in, which its end had cut off. */
function spansOnceMore(turn: Turn, ended: Ledger, active: readonly string[]): ExcludedSpan[] {
  const definition = turn.world.item.limits.get(ended.key);
  if (definition === undefined) return [...ended.excluded];
  const { endedOn, endedAt: _endedAt, ...ledger } = ended;
  const excluded = ledger.excluded.map((span) => {
    const { through, ...open } = span;
    if (through !== endedOn) return span;
    if (open.procedure === suspension) return turn.state.suspended?.excludes ? open : span;
    return isStoppedBy(open.procedure, active) ? open : span;
  });
  return spansAnew(turn, definition, { ...ledger, excluded });
}

function isStoppedBy(procedure: string, active: readonly string[]): boolean {
  return procedure.startsWith("state:") && active.includes(procedure.slice("state:".length));
}
