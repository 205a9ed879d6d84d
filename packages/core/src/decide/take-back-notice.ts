import { canonicalJson, type Text } from "@banjian/base";
import { type CaseState, openNotice } from "../case/case-state.js";
import { correctionInvalid } from "./correct-exclusion.js";
import { takeBackStep } from "./take-back.js";
import type { Turn } from "./turn.js";

/** A further notice that was recorded and did not go out: the case stands where it stood before it. */
export function takeBackNotice(turn: Turn, found: CaseState): void {
  const { lastStep } = found;
  const problem = noticeProblem(found);
  if (problem !== undefined || lastStep === undefined) {
    throw correctionInvalid(problem ?? actedOn);
  }
  turn.record({ type: "state-changed", value: lastStep.value });
  takeBackStep(turn, lastStep);
}

const actedOn: Text = {
  zh: "此后已有人据以办理",
  en: "somebody has acted on it since",
};

function noticeProblem(found: CaseState): Text | undefined {
  const notice = openNotice(found);
  if (found.status === "closed" || notice === undefined || notice.round < 2) {
    return { zh: "没有尚待答复的再次告知", en: "no further notice waits for an answer" };
  }
  if (notice.service?.proof !== undefined) {
    return { zh: "该告知已有送达凭证", en: "there is a proof that it was served" };
  }
  const asked = new Set(notice.demands.map(({ material }) => material));
  const { lastStep } = found;
  const isLast =
    lastStep !== undefined &&
    lastStep.silence === undefined &&
    canonicalJson(lastStep.value) !== canonicalJson(found.value);
  return isLast && notice.missing.length === asked.size ? undefined : actedOn;
}
