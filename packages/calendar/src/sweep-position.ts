import type { BusinessCalendar } from "./business-calendar.js";
import { isBusinessDay, rankOf } from "./count.js";
import { dueOf } from "./due.js";
import type { LocalDate } from "./local-date.js";
import type { Period } from "./period.js";

/**
 * Where a day stands in the row in which limits in business days wait: 2·rank for a business day, 2·rank + 1 for another.
 *
 * It never falls from one day to the next and depends only on days up to this one. A limit due at rank r is breached from
 * position 2r + 1 on, and has at most k business days remaining from position 2·(r − k) on. Neither number contains a
 * later day, so that a notice for future days changes no position at which a limit waits.
 */
export function sweepPosition(calendar: BusinessCalendar, day: LocalDate): number {
  return 2 * rankOf(calendar, day) + (isBusinessDay(calendar, day) ? 0 : 1);
}

/**
 * The rank of the due date of a period in business days, counted after its start; see `sweepPosition`. It depends only on days up
 * to the last exclusion that touches it. A plain Error for another period, which waits as its unrolled date.
 */
export function dueRank(calendar: BusinessCalendar, period: Period): number {
  const { within, direction = "after" } = period;
  if (within.unit !== "business-days" || direction !== "after") {
    throw new Error(
      `a period of ${within.unit} counted ${direction} its day waits by date, not by rank`,
    );
  }
  return rankOf(calendar, dueOf(calendar, period).due);
}
