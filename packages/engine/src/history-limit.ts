import type { ActionKind, CaseState, Fact } from "@banjian/core";
import { engineError } from "./errors.js";

/** How many facts a case may have: from when on it is called long, and the most that actions bring it to. */
export type HistoryLimit = { readonly long: number; readonly most: number };

export const historyLimit: HistoryLimit = { long: 10_000, most: 50_000 };

/** What brings a case to its end, or what has been decided to its people. */
const closing: ReadonlySet<string> = new Set<ActionKind>([
  "refuse-acceptance",
  "grant",
  "deny",
  "complete",
  "deliver",
  "collect",
  "withdraw",
  "terminate",
  "void",
]);

/** A case as it stood before an action, what that adds to it, and how it stands then. */
type Step = {
  readonly facts: readonly Fact[];
  readonly before: CaseState;
  readonly state: CaseState;
};

/**
 * Refuses an action that brings a case past the most facts (HISTORY_LIMIT), unless it is one that closes it. What a clock
 * does, and what systems of departments tell, is no action and goes on.
 */
export function refuseLongHistory(
  { facts, before, state }: Step,
  { most }: HistoryLimit = historyLimit,
): void {
  if (state.version <= most || facts.length === 0) return;
  const closes = facts.some((fact) => fact.type === "action-taken" && closing.has(fact.kind));
  if (closes || (before.status !== "closed" && state.status === "closed")) return;
  throw engineError("HISTORY_LIMIT", { caseId: state.id, facts: before.version, most });
}
