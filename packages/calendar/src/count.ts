import type { BusinessCalendar } from "./business-calendar.js";
import { calendarError } from "./errors.js";
import { type EpochDay, epochDayOf, type LocalDate, localDateOf } from "./local-date.js";

/** Whether offices work on the day; refuses days that the calendar does not know. */
export function isBusinessDay(calendar: BusinessCalendar, day: LocalDate): boolean {
  return isBusinessEpochDay(calendar, epochDayOf(day));
}

/**
 * The n-th business day after the day, which is itself not counted (TL1); before it when n is negative (TL16). For n = 0 the
 * day itself, or the next business day if it is none (TL2). Refuses days that the calendar does not know.
 */
export function nthBusinessDay(calendar: BusinessCalendar, day: LocalDate, n: number): LocalDate {
  return localDateOf(nthBusinessEpochDay(calendar, epochDayOf(day), n));
}

/** The business days after one day through another: positive, or negative when `throughInclusive` is the earlier one. */
export function businessDaysBetween(
  calendar: BusinessCalendar,
  afterExclusive: LocalDate,
  throughInclusive: LocalDate,
): number {
  return businessEpochDaysBetween(
    calendar,
    epochDayOf(afterExclusive),
    epochDayOf(throughInclusive),
  );
}

/** The business days from the calendar's first day through this one; it depends on no later day. */
export function rankOf(calendar: BusinessCalendar, day: LocalDate): number {
  const epochDay = epochDayOf(day);
  refuseUnknown(calendar, epochDay);
  refuseProvisional(calendar, epochDay - 1, epochDay);
  return rankAt(calendar, epochDay);
}

/** Whether one of the days after one day through another lies in a year without its own schedule. */
export function isProvisionalBetween(
  calendar: BusinessCalendar,
  after: EpochDay,
  through: EpochDay,
): boolean {
  const { provisionals } = calendar.table;
  return at(calendar, provisionals, through) > at(calendar, provisionals, after);
}

/** `isBusinessDay` of a whole number. */
export function isBusinessEpochDay(calendar: BusinessCalendar, day: EpochDay): boolean {
  refuseUnknown(calendar, day);
  return businessEpochDaysBetween(calendar, day - 1, day) > 0;
}

/** `nthBusinessDay` on whole numbers: two look-ups, whatever n is. */
export function nthBusinessEpochDay(
  calendar: BusinessCalendar,
  day: EpochDay,
  n: number,
): EpochDay {
  if (!Number.isInteger(n)) throw new Error(`business days are counted in whole numbers, not ${n}`);
  if (n === 0) refuseUnknown(calendar, day);
  const { businessDays, firstDay, lastDay } = calendar.table;
  const isAfter = n > 0;
  // The day itself cannot be its own first successor, but it is the first candidate from itself on.
  const counted = isAfter ? day : day - 1;
  const rank = rankAt(calendar, counted) + (isAfter ? n : n + 1);
  const found = businessDays[rank - 1];
  if (found === undefined) throw dayUnknown(calendar, isAfter ? lastDay + 1 : firstDay - 1);
  refuseProvisional(calendar, Math.min(counted, found - 1), Math.max(counted, found));
  return found;
}

/** `businessDaysBetween` on whole numbers. */
export function businessEpochDaysBetween(
  calendar: BusinessCalendar,
  after: EpochDay,
  through: EpochDay,
): number {
  refuseProvisional(calendar, Math.min(after, through), Math.max(after, through));
  return rankAt(calendar, through) - rankAt(calendar, after);
}

function refuseUnknown(calendar: BusinessCalendar, day: EpochDay): void {
  const { firstDay, lastDay } = calendar.table;
  if (day < firstDay || day > lastDay) throw dayUnknown(calendar, day);
}

function refuseProvisional(calendar: BusinessCalendar, after: EpochDay, through: EpochDay): void {
  if (!calendar.strict || !isProvisionalBetween(calendar, after, through)) return;
  const { edition } = calendar;
  let day = after + 1;
  while (!isProvisionalBetween(calendar, day - 1, day)) day++;
  throw calendarError("CALENDAR_DAY_PROVISIONAL", { day: localDateOf(day), edition });
}

function rankAt(calendar: BusinessCalendar, day: EpochDay): number {
  return at(calendar, calendar.table.ranks, day);
}

function at(calendar: BusinessCalendar, counts: Int32Array, day: EpochDay): number {
  const count = counts[day - calendar.table.firstDay + 1];
  if (count === undefined) throw dayUnknown(calendar, day);
  return count;
}

function dayUnknown(calendar: BusinessCalendar, day: EpochDay) {
  const { firstDay, lastDay, edition } = calendar;
  return calendarError("CALENDAR_DAY_UNKNOWN", {
    day: localDateOf(day),
    firstDay,
    lastDay,
    edition,
  });
}
