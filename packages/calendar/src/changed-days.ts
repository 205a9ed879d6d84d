import type { BusinessCalendar } from "./business-calendar.js";
import { isBusinessEpochDay, isProvisionalBetween } from "./count.js";
import { epochDayOf, type LocalDate, localDateOf } from "./local-date.js";

/** A stretch of days, both ends included. */
export type DaySpan = { readonly first: LocalDate; readonly last: LocalDate };

/**
 * The span from the first to the last day on which two editions differ: worked in one and off in the other, or provisional
 * in one and settled in the other. Nothing when they agree on every day that both know.
 */
export function changedDays(
  before: BusinessCalendar,
  after: BusinessCalendar,
): DaySpan | undefined {
  const from = Math.max(epochDayOf(before.firstDay), epochDayOf(after.firstDay));
  const to = Math.min(epochDayOf(before.lastDay), epochDayOf(after.lastDay));
  let first: LocalDate | undefined;
  let last: LocalDate | undefined;
  for (let day = from; day <= to; day++) {
    if (isSame(before, after, day)) continue;
    last = localDateOf(day);
    first ??= last;
  }
  return first === undefined || last === undefined ? undefined : { first, last };
}

function isSame(before: BusinessCalendar, after: BusinessCalendar, day: number): boolean {
  return (
    isBusinessEpochDay(before, day) === isBusinessEpochDay(after, day) &&
    isProvisionalBetween(before, day - 1, day) === isProvisionalBetween(after, day - 1, day)
  );
}
