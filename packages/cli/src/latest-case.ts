import type { CaseView } from "@banjian/engine";
import { cliError } from "./errors.js";

/** Which case, of those stored. */
export const caseOperand = {
  syntax: "[id]",
  about: {
    zh: "办件编号，不给则为最新的办件",
    en: "the case's number; the latest without one",
  },
} as const;

/** The latest case; refuses a hall without any (CASES_NONE). */
export function latest([view]: readonly CaseView[]): CaseView {
  if (view !== undefined) return view;
  throw cliError("CASES_NONE", {});
}
