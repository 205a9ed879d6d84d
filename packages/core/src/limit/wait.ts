import { dueOf, dueRank, type Instant, type LocalDate, plusDays } from "@banjian/calendar";
import { inHours } from "../definition/allowance.js";
import { isRemaining, type Rung } from "../supervision/rungs.js";
import { periodOf } from "./due.js";
import type { Frame } from "./frame.js";
import { type Ledger, openSpan } from "./ledger.js";
import { reachOf } from "./reach.js";

/**
 * Where a limit waits for the sweep. Business days wait as positions of their calendar, so that a notice for future days
 * rewrites no limit; other days as the earliest day the rung can be reached before any roll; hours as instants. A limit is
 * derived again before it takes effect, so an early wake-up does nothing.
 */
export type Wait =
  | { readonly position: number }
  | { readonly day: LocalDate }
  | { readonly at: Instant };

/** The first rung not yet announced, or undefined when there is none, time is excluded, or the limit has ended. */
export function nextRung(ledger: Ledger, rungs: readonly Rung[]): Rung | undefined {
  if (ledger.status !== "running" || openSpan(ledger) !== undefined) return undefined;
  return rungs.find(({ id }) => !ledger.fired.includes(id));
}

/** Where the limit waits for its next rung. */
export function waitOf(frame: Frame, ledger: Ledger, rungs: readonly Rung[]): Wait | undefined {
  const rung = nextRung(ledger, rungs);
  if (rung === undefined) return undefined;
  if (inHours(ledger.within)) return { at: reachOf(frame, ledger, rung.when).at };
  if (ledger.within.unit === "business-days")
    return { position: position(frame, ledger, rung.when) };
  const { unrolled } = dueOf(frame.calendar, periodOf(ledger));
  return { day: plusDays(unrolled, away(rung.when)) };
}

function position(frame: Frame, ledger: Ledger, when: Rung["when"]): number {
  const rank = dueRank(frame.calendar, periodOf(ledger));
  if (when === "breach") return 2 * rank + 1;
  return 2 * (isRemaining(when) ? rank - when.remaining : rank + when.overdue);
}

function away(when: Rung["when"]): number {
  if (when === "breach") return 1;
  return isRemaining(when) ? -when.remaining : when.overdue;
}
