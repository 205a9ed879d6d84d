import type { BusinessCalendar } from "./business-calendar.js";
import { isBusinessDay } from "./count.js";
import { calendarError } from "./errors.js";
import { type Instant, instantOf, msOf } from "./instant-text.js";
import { type LocalDate, plusDays, weekdayOf } from "./local-date.js";
import type { OfficeHours } from "./office-hours.js";
import {
  instantAt,
  localDateAt,
  localDateAtMs,
  msAt,
  startOfDay,
  type TimeZone,
  timeOfDayAt,
} from "./zone.js";

/** A window: where it is, on which days it works, and when it is open. */
export type Office = {
  readonly calendar: BusinessCalendar;
  readonly zone: TimeZone;
  readonly hours: OfficeHours;
};

/** On which day something received outside office hours counts as received (TL11). */
export type ReceiptRule = "same-day" | "next-business-day";

const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
const hourMs = 3_600_000;
const mostHours = 10_000;

/** Whether the office is open at that moment; at its closing time it no longer is. */
export function isOpenAt(office: Office, instant: Instant): boolean {
  const now = timeOfDayAt(instant, office.zone);
  const sessions = sessionsOn(office, localDateAt(instant, office.zone));
  return sessions.some(([opens, closes]) => opens <= now && now < closes);
}

/** A stretch of office time on one day. */
export type OfficeTime = {
  readonly day: LocalDate;
  readonly from: Instant;
  readonly until: Instant;
};

/**
 * The moment at which so many hours of office time have passed (TL4); for 0 the moment itself, or the next opening. Hours may have
 * a fraction that is whole minutes; refuses others, negative and absurd ones (HOURS_INVALID).
 */
export function officeHoursAfter(office: Office, instant: Instant, hours: number): Instant {
  const last = stretches(office, msOf(instant), hours).at(-1);
  if (last === undefined) throw new Error("office hours end nowhere");
  return instantOf(last.until);
}

/** The office time in which so many hours pass, session by session (TL4); the last ends where they have passed. Refuses as `officeHoursAfter`. */
export function officeTimes(
  office: Office,
  instant: Instant,
  hours: number,
): readonly OfficeTime[] {
  return stretches(office, msOf(instant), hours).map(({ day, from, until }) => ({
    day,
    from: instantOf(from),
    until: instantOf(until),
  }));
}

/** The same in milliseconds since 1970. */
type Stretch = { readonly day: LocalDate; readonly from: number; readonly until: number };

function stretches(office: Office, since: number, hours: number): readonly Stretch[] {
  const { zone } = office;
  let leftMs = Math.round(hours * 60) * 60_000;
  const isWhole = Math.abs(hours * hourMs - leftMs) < 1;
  if (!(isWhole && hours >= 0 && hours <= mostHours)) {
    throw calendarError("HOURS_INVALID", { hours });
  }
  const found: Stretch[] = [];
  for (let day = localDateAtMs(since, zone); ; day = plusDays(day, 1)) {
    for (const [opens, closes] of sessionsOn(office, day)) {
      const from = Math.max(msAt(day, opens, zone), since);
      const closing = msAt(day, closes, zone);
      const freeMs = closing - from;
      if (freeMs <= 0) continue;
      if (leftMs <= freeMs) {
        found.push({ day, from, until: from + leftMs });
        return found;
      }
      found.push({ day, from, until: closing });
      leftMs -= freeMs;
    }
  }
}

/** When the office closes on a day; on a day on which it does not open, the end of the day (Civil Code art. 203). */
export function closeOfBusiness(office: Office, day: LocalDate): Instant {
  const last = sessionsOn(office, day).at(-1);
  return last ? instantAt(day, last[1], office.zone) : startOfDay(plusDays(day, 1), office.zone);
}

/**
 * The day of receipt of what comes at that moment (TL11): its civil day, or by `next-business-day` that day only if the office
 * is still to close on it (before opening and over lunch it is), and else the next business day on which it opens.
 */
export function receiptDay(office: Office, instant: Instant, rule: ReceiptRule): LocalDate {
  const today = localDateAt(instant, office.zone);
  const last = sessionsOn(office, today).at(-1);
  const stillCloses = last !== undefined && timeOfDayAt(instant, office.zone) < last[1];
  if (rule === "same-day" || stillCloses) return today;
  let day = plusDays(today, 1);
  while (!isBusinessDay(office.calendar, day) || sessionsOn(office, day).length === 0) {
    day = plusDays(day, 1);
  }
  return day;
}

function sessionsOn({ calendar, hours }: Office, day: LocalDate) {
  const named = hours.dates[day];
  if (named) return named;
  if (!isBusinessDay(calendar, day)) return [];
  const weekday = weekdays[weekdayOf(day) - 1];
  return (weekday && hours.weekdays[weekday]) ?? hours.ordinary;
}
