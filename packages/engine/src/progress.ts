import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { type Progress, progressOf, secondFactor } from "@banjian/core";
import { engineError } from "./errors.js";
import { frameAt, momentOf } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import { isStorable } from "./plain-data.js";
import { measured, type ReportQuery } from "./report.js";
import { refuseStray } from "./request.js";
import { wordsOf } from "./words-of.js";

/** One result as it is published: no name, no number of a person. */
export type PublicResult = {
  readonly caseId: string;
  readonly item: Text;
  readonly completedOn: LocalDate;
  readonly decided: "granted" | "denied" | "other";
};

/**
 * What the public may see of a case, for whoever knows its number and the second factor: the query code of the case, of a person the last six
 * characters of the applicant's number, small or capital. A wrong number and a wrong factor are refused alike (PROGRESS_UNKNOWN), so that nobody learns which cases there are; after
 * some wrong ones for a number none is looked at for a while (PROGRESS_LOCKED).
 */
export async function publicProgress(
  parts: EngineParts,
  caseId: string,
  factor: string,
): Promise<Progress> {
  const moment = await momentOf(parts);
  parts.guesses?.refuse(caseId, moment.now);
  const state = isStorable(caseId) ? await parts.store.load(caseId) : undefined;
  if (state === undefined || secondFactor(state) !== factor.toUpperCase()) {
    parts.guesses?.note(caseId, moment.now);
    throw engineError("PROGRESS_UNKNOWN", { caseId: wordsOf(caseId) });
  }
  const item = await parts.catalogue.pinned(state.item.digest);
  return progressOf({ ...frameAt(parts, moment), now: moment.now }, item, state);
}

/** What was completed on some days, for publication: cases by their number, without anybody's name. */
export async function publicResults(
  parts: EngineParts,
  days: Pick<ReportQuery, "from" | "to">,
): Promise<readonly PublicResult[]> {
  refuseStray("days", days, ["from", "to"]);
  const { cases, titleOf } = await measured(parts, days);
  return cases.flatMap(({ caseId, code, completedOn, decided, fate }): PublicResult[] => {
    if (fate !== "completed" || completedOn === undefined) return [];
    if (completedOn < days.from || completedOn > days.to) return [];
    return [{ caseId, item: titleOf("item", code), completedOn, decided: decided ?? "other" }];
  });
}
