import type { MadeMessage } from "@banjian/core";
import type { Hall } from "banjian";
import { value } from "./command.js";
import { cliError } from "./errors.js";
import { latestCases } from "./latest-cases.js";

/** Of which cases, where none is named. */
export const countOption = value(
  "--count <n>",
  { zh: "最新的多少件（默认 20）", en: "how many of the latest cases (default 20)" },
  (given) => {
    if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
    throw cliError("OPTION_INVALID", { option: "--count", given, allowed: ["1…9999999"] });
  },
);

/** Which cases. */
export const caseOperands = [
  {
    syntax: "[case...]",
    about: { zh: "办件编号；不写则为最新的若干件", en: "case numbers; without any the latest" },
  },
] as const;

/** The messages of the cases that are named, else of the latest: case by case, the oldest case first. */
export async function messagesOfCases(
  hall: Hall,
  named: readonly string[],
  count = 20,
): Promise<readonly (MadeMessage & { readonly caseId: string })[]> {
  const views =
    named.length > 0
      ? await Promise.all(named.map((caseId) => hall.case(caseId)))
      : (await latestCases(hall, count)).toReversed();
  const made = await Promise.all(
    views.map(async (view) => (await view.messages()).map((one) => ({ ...one, caseId: view.id }))),
  );
  return made.flat();
}
