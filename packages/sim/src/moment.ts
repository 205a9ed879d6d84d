import {
  type Instant,
  instantAt,
  localDateAt,
  nthBusinessDay,
  officeHoursAfter,
  parseInstant,
  parseLocalDate,
  plusDays,
  plusHours,
  plusMonths,
  type TimeZone,
  timeOfDayAt,
} from "@banjian/calendar";
import { type Frame, parseAllowance } from "@banjian/core";
import { simError } from "./errors.js";

const written = /^(\d{4}-\d{2}-\d{2})(?:[ T]([01]\d|2[0-3]):([0-5]\d))?$/;

/** Reads "2026-09-14" (its first moment), "2026-09-14 09:30" by the wall clock of the zone, or an ISO moment with its offset; refuses the rest (SIM_MOMENT_INVALID). */
export function momentAt(text: string, zone: TimeZone): Instant {
  try {
    const [, day, hour = "0", minute = "0"] = written.exec(text) ?? [];
    if (day === undefined) return parseInstant(text);
    return instantAt(parseLocalDate(day), (Number(hour) * 60 + Number(minute)) * 60_000, zone);
  } catch {
    throw simError("SIM_MOMENT_INVALID", { given: text });
  }
}

/** "2026-09-14 09:30" by the wall clock of the zone. */
export function wallClock(at: Instant, zone: TimeZone): string {
  const minutes = Math.floor(timeOfDayAt(at, zone) / 60_000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${localDateAt(at, zone)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The moment so much later: days, months and years at the same time of day, hours by the clock or the office; refuses what is no length of time. */
export function momentAfter(frame: Frame, now: Instant, text: string): Instant {
  const { count, unit } = parseAllowance(text);
  const { calendar, zone } = frame;
  const today = localDateAt(now, zone);
  const on = (day: ReturnType<typeof parseLocalDate>) =>
    instantAt(day, timeOfDayAt(now, zone), zone);
  switch (unit) {
    case "hours":
      return plusHours(now, count);
    case "office-hours":
      return officeHoursAfter(frame, now, count);
    case "business-days":
      return on(count === 0 ? today : nthBusinessDay(calendar, today, count));
    case "calendar-days":
      return on(plusDays(today, count));
    case "months":
      return on(plusMonths(today, count));
    case "years":
      return on(plusMonths(today, 12 * count));
  }
}
