import type { BusinessCalendar } from "./business-calendar.js";
import { isProvisionalBetween } from "./count.js";
import { type Counting, countBetween, countOut } from "./counting.js";
import { epochDayOf, type LocalDate, localDateOf } from "./local-date.js";
import { type Period, rollOf } from "./period.js";
import { rolls } from "./roll.js";

/** When a period ends, and what that answer rests on. */
export type Due = {
  /** The last day; the limit is kept until it is over (TL1). */
  readonly due: LocalDate;
  /** The last day before it was rolled, or kept as it had been promised. */
  readonly unrolled: LocalDate;
  /** Whether the answer depends on a year whose schedule is not published. */
  readonly provisional: boolean;
  /** The edition of the calendar that gave it (TL13). */
  readonly edition: string;
};

/**
 * The due date of a period: the only place where one is calculated. Refuses days that the calendar does not know, time
 * excluded from a later to an earlier day (EXCLUSION_INVALID) and an extension in another unit (EXTENSION_UNIT_MISMATCH).
 */
export function dueOf(calendar: BusinessCalendar, period: Period): Due {
  const counted = countedDue(calendar, period);
  const { notBefore } = period;
  return notBefore !== undefined && notBefore > counted.due
    ? { ...counted, due: notBefore }
    : counted;
}

function countedDue(calendar: BusinessCalendar, period: Period): Due {
  const counting = countOut(calendar, period);
  const unrolled = localDateOf(counting.end);
  const { edition } = calendar;
  if (period.within.unit === "business-days") {
    const provisional = countedProvisionally(calendar, counting);
    return { due: unrolled, unrolled, provisional, edition };
  }
  const roll = rollOf(period);
  const due = rolls[roll](calendar, unrolled);
  const [first, last] = due < unrolled ? [due, unrolled] : [unrolled, due];
  // Where nothing rolls no business day is asked for: such a date is certain, in any year.
  const provisional =
    roll !== "stay" && isProvisionalBetween(calendar, epochDayOf(first) - 1, epochDayOf(last));
  return { due, unrolled, provisional, edition };
}

/**
 * What remains on a day: the days after it through the due date in the limit's unit, excluded days left out (TL1); 0 from
 * the due date on. A limit in months or years remains in calendar days.
 */
export function remainingOn(calendar: BusinessCalendar, period: Period, day: LocalDate): number {
  const { due } = dueOf(calendar, period);
  return day < due ? countBetween(calendar, period, [epochDayOf(day), epochDayOf(due)]) : 0;
}

/** By how much a day is too late: the days after the due date through it in the limit's unit (TL1); 0 until the due date. */
export function overdueOn(calendar: BusinessCalendar, period: Period, day: LocalDate): number {
  const { due } = dueOf(calendar, period);
  if (day <= due) return 0;
  return countBetween(calendar, { within: period.within }, [epochDayOf(due), epochDayOf(day)]);
}

/**
 * The day on which so many per cent of the days to count have been counted, extensions included, and at least one; the due
 * date where there was nothing to count. Of months and years, of their calendar days.
 */
export function usedOn(calendar: BusinessCalendar, period: Period, percent: number): LocalDate {
  const { length, end } = countOut(calendar, period, percent);
  return length === 0 ? dueOf(calendar, period).due : localDateOf(end);
}

function countedProvisionally(calendar: BusinessCalendar, { from, step, length, end }: Counting) {
  const self = length === 0 ? 1 : 0; // whether the day itself was asked for (TL2)
  return step === 1
    ? isProvisionalBetween(calendar, from - self, end)
    : isProvisionalBetween(calendar, end - 1, from - 1 + self);
}
