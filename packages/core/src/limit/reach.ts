import {
  dueOf,
  type Instant,
  type LocalDate,
  localDateAt,
  nthBusinessDay,
  plusDays,
  plusHours,
  startOfDay,
} from "@banjian/calendar";
import { inHours } from "../definition/allowance.js";
import { isRemaining, isUsed, type When } from "../supervision/rungs.js";
import { dueOfLedger, periodOf } from "./due.js";
import { calendarOf, type Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

/** When a rung is reached: the instant, and the civil day it takes effect on. */
export type Reached = { readonly at: Instant; readonly on: LocalDate };

/** When a limit reaches a rung, in its own unit: business days are counted as such, months and years in calendar days. */
export function reachOf(frame: Frame, ledger: Ledger, when: When): Reached {
  const due = dueOfLedger(frame, ledger);
  if (when === "breach") return { at: due.until, on: localDateAt(due.until, frame.zone) };
  if (inHours(ledger.within)) return reachInHours(frame, ledger, { when, until: due.until });
  const on = isUsed(when)
    ? usedOn(frame, ledger, when.used)
    : daysFrom(frame, ledger, { due: due.on, away: awayFrom(when) });
  return { at: startOfDay(on, frame.zone), on };
}

/** How far from the due date a rung lies, in the limit's unit; before it when negative. */
export function awayFrom(when: Exclude<When, "breach" | { readonly used: number }>): number {
  return isRemaining(when) ? -when.remaining : when.overdue;
}

// "k days remaining" is reached on the k-th business day before the due date, "m days over" on the m-th after it.
function daysFrom(
  frame: Frame,
  ledger: Ledger,
  { due, away }: { readonly due: LocalDate; readonly away: number },
): LocalDate {
  if (ledger.within.unit !== "business-days") return plusDays(due, away);
  return away === 0 ? due : nthBusinessDay(calendarOf(frame, ledger), due, away);
}

/** The day on which so many per cent of the whole allowance, extensions included, have been counted. */
function usedOn(frame: Frame, ledger: Ledger, percent: number): LocalDate {
  const { notBefore: _kept, ...period } = periodOf(frame, ledger);
  const { count, unit } = period.within;
  const whole = (period.extended ?? []).reduce((sum, one) => sum + one.count, count);
  const part = { count: Math.max(1, Math.ceil((whole * percent) / 100)), unit };
  return dueOf(calendarOf(frame, ledger), { ...period, within: part, extended: [], roll: "stay" })
    .due;
}

function reachInHours(
  { zone }: Frame,
  ledger: Ledger,
  { when, until }: { readonly when: Exclude<When, "breach">; readonly until: Instant },
): Reached {
  const whole = ledger.extended.reduce((sum, { by }) => sum + by.count, ledger.within.count);
  const away = isUsed(when) ? (whole * when.used) / 100 - whole : awayFrom(when);
  const at = plusHours(until, away);
  return { at, on: localDateAt(at, zone) };
}
