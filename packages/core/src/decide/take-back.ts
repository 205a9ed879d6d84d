import { regionsOf } from "../approval/regions.js";
import type { LastStep } from "../case/case-state.js";
import { inOrder } from "../limit/ledger.js";
import { correctionInvalid } from "./correct-exclusion.js";
import type { Handler } from "./handlers/handler.js";
import { announce, endLimit } from "./limits.js";
import { hadTime } from "./recompute.js";
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
  for (const started of inOrder(turn.state.limits)) {
    if (started.status === "running" && !lastStep.running.includes(started.key)) {
      endLimit(turn, started, turn.today, "void");
    }
  }
  runOn(turn, lastStep);
}

/** The limits that ran before the step run on; those of branches only where the branch is at work. */
function runOn(turn: Turn, { value, running }: LastStep): void {
  const regions = regionsOf(turn.world.item, value);
  for (const { key, run, status, branch, procedure } of inOrder(turn.state.limits)) {
    const goesOn =
      procedure === undefined && (branch === undefined || regions.get(branch) === "open");
    if (goesOn && status !== "running" && running.includes(key)) {
      announce(turn, { type: "limit-reopened", limit: key, run });
    }
  }
}
