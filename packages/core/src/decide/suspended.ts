import { isOperation } from "../definition/action-kind.js";

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

/** What may be done while a case is suspended: to resume or end it, what others owe, and what is done beside the flow. */
export function isPossibleSuspended(kind: string): boolean {
  return possible.has(kind) || isOperation(kind);
}
