import { CodedError } from "@banjian/base";
import { engineError } from "./errors.js";
import { unfit } from "./plain-data.js";
import type { Receipt } from "./ports.js";

/** What became of one of several cases: a receipt, or why not. */
export type ManyAnswer =
  | { readonly caseId: string; readonly receipt: Receipt }
  | { readonly caseId: string; readonly refused: CodedError };

/** Cases in one call. */
const most = 200;
/** Asked for at once: they share commits. */
const together = 50;

/**
 * The same for several cases, each answered by itself: what is refused in one changes nothing of the others. Refuses more
 * than 200 cases (CASES_TOO_MANY), none, and the same twice (BODY_INVALID), before anything is done.
 */
export async function actOnEach(
  caseIds: readonly string[],
  act: (caseId: string) => Promise<Receipt>,
): Promise<readonly ManyAnswer[]> {
  if (!Array.isArray(caseIds) || caseIds.length === 0 || new Set(caseIds).size < caseIds.length) {
    throw unfit({ zh: "办件须逐一列出，不得重复", en: "name at least one case, and each once" });
  }
  if (caseIds.length > most) throw engineError("CASES_TOO_MANY", { count: caseIds.length, most });
  const answers: ManyAnswer[] = [];
  for (let at = 0; at < caseIds.length; at += together) {
    const asked = caseIds.slice(at, at + together).map((caseId) => answerOf(caseId, act));
    // All of them come to an end, also beside one that meets a bug.
    const settled = await Promise.allSettled(asked);
    for (const one of settled) {
      if (one.status === "rejected") throw one.reason;
      answers.push(one.value);
    }
  }
  return answers;
}

async function answerOf(
  caseId: string,
  act: (caseId: string) => Promise<Receipt>,
): Promise<ManyAnswer> {
  try {
    return { caseId, receipt: await act(caseId) };
  } catch (refused) {
    if (refused instanceof CodedError) return { caseId, refused };
    throw refused;
  }
}
