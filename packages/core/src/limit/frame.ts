import type { BusinessCalendar, Office } from "@banjian/calendar";
import type { Ledger } from "./ledger.js";

/** What every date is made from: the calendar as it is known now, the hall's zone and office hours, and earlier editions. */
export type Frame = Office & {
  /** An edition that a date was once made from; none where it is not known any more. */
  readonly known: (edition: string) => BusinessCalendar | undefined;
};

/** The calendar that a limit counts by: today's while it runs; a finished one keeps the edition of its end (TL14). */
export function calendarOf({ calendar, known }: Frame, ledger: Ledger): BusinessCalendar {
  return ledger.endedOn === undefined ? calendar : (known(ledger.edition) ?? calendar);
}
