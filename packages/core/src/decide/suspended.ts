import type { CodedError } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import { isOperation } from "../definition/action-kind.js";
import { coreError } from "../errors.js";
import type { Ledger } from "../limit/ledger.js";

/** The cause under which a suspended case leaves time out. */
export const suspension = "suspension";

/** Whether a limit is that of a suspension: each has its own. */
export function isOfSuspension(limit: string): boolean {
  return limit.startsWith(`${suspension}:`);
}

/** The running limit by which a suspended case has to be resumed; none where its item sets none. */
export function suspensionLimit({ limits }: CaseState): Ledger | undefined {
  return Object.values(limits).find(
    ({ key, status }) => status === "running" && isOfSuspension(key),
  );
}

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
