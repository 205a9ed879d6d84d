import type { BusinessCalendar } from "./business-calendar.js";
import { isBusinessDay, nthBusinessDay } from "./count.js";
import type { LocalDate } from "./local-date.js";

/** What becomes of a date that falls on a day off. */
export type Roll = (calendar: BusinessCalendar, day: LocalDate) => LocalDate;

/** The rolls a limit may name: stay where it fell, or go to the next or the previous business day. A business day never moves. */
export const rolls = {
  stay: (_calendar, day) => day,
  forward: (calendar, day) => nthBusinessDay(calendar, day, 0),
  backward: (calendar, day) =>
    isBusinessDay(calendar, day) ? day : nthBusinessDay(calendar, day, -1),
} as const satisfies Record<string, Roll>;

/** The name of a roll, as a service item writes it. */
export type RollName = keyof typeof rolls;
