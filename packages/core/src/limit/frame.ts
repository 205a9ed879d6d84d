import type { BusinessCalendar, OfficeHours, TimeZone } from "@banjian/calendar";

/** What every date is made from: the edition of the calendar, the hall's zone, its office hours. */
export type Frame = {
  readonly calendar: BusinessCalendar;
  readonly zone: TimeZone;
  readonly hours: OfficeHours;
};
