import {
  type Instant,
  type LocalDate,
  localDateAt,
  nthBusinessDay,
  plusDays,
  plusHours,
  startOfDay,
} from "@banjian/calendar";
import { isRemaining, type Rung } from "../supervision/rungs.js";
import { dueOfLedger } from "./due.js";
import type { Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

/** When a rung is reached: the instant, and the civil day it takes effect on. */
export type Reached = { readonly at: Instant; readonly on: LocalDate };

/** When a limit reaches a rung, in its own unit: business days are counted as such, months and years in calendar days. */
export function reachOf(frame: Frame, ledger: Ledger, when: Rung["when"]): Reached {
  const due = dueOfLedger(frame, ledger);
  if (when === "breach") return { at: due.until, on: localDateAt(due.until, frame.zone) };
  const { unit } = ledger.within;
  const away = isRemaining(when) ? -when.remaining : when.overdue;
  if (unit === "hours" || unit === "office-hours") {
    const at = plusHours(due.until, away);
    return { at, on: localDateAt(at, frame.zone) };
  }
  // "k days remaining" is reached on the k-th business day before the due date, "m days over" on the m-th after it.
  const on =
    unit === "business-days"
      ? nthBusinessDay(frame.calendar, due.on, away)
      : plusDays(due.on, away);
  return { at: startOfDay(on, frame.zone), on };
}
