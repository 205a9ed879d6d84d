import type { BusinessCalendar } from "./business-calendar.js";
import { isBusinessEpochDay, isProvisionalBetween } from "./count.js";
import {
  type EpochDay,
  epochDayFrom,
  epochDayOf,
  type LocalDate,
  localDateOf,
} from "./local-date.js";

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
  const changed = [
    ...declaredOtherwise(before, after),
    ...edgesOfSettledYears(before, after),
  ].filter((day) => from <= day && day <= to && !isSame(before, after, day));
  if (changed.length === 0) return undefined;
  const [first, last] = [Math.min(...changed), Math.max(...changed)];
  return { first: localDateOf(first), last: localDateOf(last) };
}

// Of what nobody has said anything both say the same. Two editions say the same of nearly every day.
function declaredOtherwise(before: BusinessCalendar, after: BusinessCalendar): EpochDay[] {
  const days = new Set([...before.declarations.keys(), ...after.declarations.keys()]);
  return [...days].filter(
    (day) => before.declarations.get(day)?.works !== after.declarations.get(day)?.works,
  );
}

// Such a year differs on every day of it.
function edgesOfSettledYears(before: BusinessCalendar, after: BusinessCalendar): EpochDay[] {
  const years = [...before.coveredYears, ...after.coveredYears].filter(
    (year) => before.coveredYears.includes(year) !== after.coveredYears.includes(year),
  );
  return years.flatMap((year) => [epochDayFrom(year, 1, 1), epochDayFrom(year, 12, 31)]);
}

function isSame(before: BusinessCalendar, after: BusinessCalendar, day: EpochDay): boolean {
  return (
    isBusinessEpochDay(before, day) === isBusinessEpochDay(after, day) &&
    isProvisionalBetween(before, day - 1, day) === isProvisionalBetween(after, day - 1, day)
  );
}
