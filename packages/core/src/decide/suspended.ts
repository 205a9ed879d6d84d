import type { CodedError } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import { isOperation } from "../definition/action-kind.js";
import { coreError } from "../errors.js";

/** The cause under which a suspended case leaves time out. */
export const suspension = "suspension";

const possible = new Set<string>([
  "resume",
  "terminate",
  "void",
  "forward",
  "withdraw",
  // What others owe by law goes on: their own time may run.
  "supplement",
  "issue-document",
  "correct",
  "reopen",
]);

/** Why something cannot be done in a case that is suspended. */
export function suspendedRefusal({ id: caseId, suspended }: CaseState): CodedError | undefined {
  if (suspended === undefined) return undefined;
  return coreError("CASE_SUSPENDED", { caseId, since: suspended.since, reason: suspended.reason });
}

/** What may be done while a case is suspended: to resume or end it, what others owe, and what is done beside the flow. */
export function isPossibleSuspended(kind: string): boolean {
  return possible.has(kind) || isOperation(kind);
}
