import {
  dueOf,
  type Instant,
  type LocalDate,
  localDateAt,
  officeHoursAfter,
  plusHours,
  startOfDay,
  usedOn,
} from "@banjian/calendar";
import { inHours } from "../definition/allowance.js";
import { isOver, isRemaining, isUsed, type When } from "../supervision/rungs.js";
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
    ? usedOn(calendarOf(frame, ledger), periodOf(frame, ledger), when.used)
    : daysFrom(frame, ledger, { due: due.on, away: awayFrom(when) });
  return { at: startOfDay(on, frame.zone), on };
}

/** How far from the due date a rung lies, in the limit's unit; before it when negative. */
export function awayFrom(when: Exclude<When, "breach" | { readonly used: number }>): number {
  return isRemaining(when) ? -when.remaining : when.overdue;
}

/**
 * So many days before or after a day in the limit's unit: "k days remaining" is the k-th day before the due date that counts,
 * so time left out is passed over (TL5); "m days over" the m-th after it.
 */
export function daysFrom(
  frame: Frame,
  ledger: Ledger,
  { due, away }: { readonly due: LocalDate; readonly away: number },
): LocalDate {
  if (away === 0) return due;
  const calendar = calendarOf(frame, ledger);
  const unit = ledger.within.unit === "business-days" ? "business-days" : "calendar-days";
  const within = { count: Math.abs(away), unit } as const;
  if (away > 0) return dueOf(calendar, { from: due, within, roll: "stay" }).due;
  const { excluded } = periodOf(frame, ledger);
  return dueOf(calendar, { from: due, within, excluded, direction: "before" }).due;
}

function reachInHours(
  frame: Frame,
  ledger: Ledger,
  { when, until }: { readonly when: Exclude<When, "breach">; readonly until: Instant },
): Reached {
  const whole = ledger.extended.reduce((sum, { by }) => sum + by.count, ledger.within.count);
  const at = isOver(when)
    ? hoursAfter(frame, ledger, { from: until, minutes: when.overdue * 60 })
    : hoursAfter(frame, ledger, { from: ledger.at, minutes: minutesUntil(when, whole) });
  return { at, on: localDateAt(at, frame.zone) };
}

function minutesUntil(when: Exclude<When, "breach" | { overdue: number }>, whole: number): number {
  if (isUsed(when)) return Math.ceil((whole * 60 * when.used) / 100);
  return Math.max(0, whole - when.remaining) * 60;
}

// Office hours are counted inside office hours, towards a rung as towards the end (TL4).
function hoursAfter(
  frame: Frame,
  ledger: Ledger,
  { from, minutes }: { readonly from: Instant; readonly minutes: number },
): Instant {
  const hours = minutes / 60;
  if (ledger.within.unit === "hours") return plusHours(from, hours);
  return officeHoursAfter({ ...frame, calendar: calendarOf(frame, ledger) }, from, hours);
}
