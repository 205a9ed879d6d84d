import {
  type BusinessCalendar,
  chinaCalendar,
  chinaNotices,
  type LocalDate,
} from "@banjian/calendar";
import type { Calendars } from "@banjian/engine";
import { hallError } from "./errors.js";

/** The bundled calendar by its name, as known on each day it is asked for. */
export function calendarsNamed(name: string): Calendars {
  if (name !== "cn") throw hallError("CALENDAR_UNKNOWN", { calendar: name });
  const editions = new Map<number, BusinessCalendar>();
  return {
    asOf(day: LocalDate) {
      // Days on which the same notices are known share one edition.
      const known = chinaNotices.filter(({ publishedOn }) => publishedOn <= day).length;
      const edition = editions.get(known) ?? chinaCalendar({ asOf: day });
      editions.set(known, edition);
      return edition;
    },
  };
}
