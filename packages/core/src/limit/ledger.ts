import type { Instant, LocalDate } from "@banjian/calendar";
import type { Allowance } from "../definition/allowance.js";

/** Time left out of a limit: the days of (after, through]. Without `through` it is still open, and `announced` says until when it was told to last. */
export type ExcludedSpan = {
  readonly after: LocalDate;
  readonly through?: LocalDate;
  readonly announced?: LocalDate;
  readonly cause: string;
  readonly procedure: string;
};

/** Time added to a limit (TL7). */
type ExtendedBy = {
  readonly by: Allowance;
  readonly approver: string;
  readonly reason: string;
};

/** How a run of a limit stands. `ended` is neither met nor overdue: the case ended first. */
export type LimitStatus = "running" | "met" | "overdue" | "ended";

/** The account (计时明细) of one run of a limit: everything its due date is made from, and no due date. */
export type Ledger = {
  readonly key: string;
  readonly run: number;
  readonly branch?: string;
  readonly procedure?: string;
  readonly from: LocalDate;
  readonly at: Instant;
  readonly within: Allowance;
  readonly roll?: "forward" | "stay";
  readonly excluded: readonly ExcludedSpan[];
  readonly extended: readonly ExtendedBy[];
  readonly status: LimitStatus;
  readonly endedOn?: LocalDate;
  /** The rungs announced since the due date last moved. */
  readonly fired: readonly string[];
  readonly breached: boolean;
};

/** The span that is open now, while a procedure runs. */
export function openSpan(ledger: Ledger): ExcludedSpan | undefined {
  return ledger.excluded.find(({ through }) => through === undefined);
}

/** The ledgers of a case by name: a database may give a stored case back with its keys in another order. */
export function inOrder(ledgers: Readonly<Record<string, Ledger>>): Ledger[] {
  return Object.values(ledgers).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
