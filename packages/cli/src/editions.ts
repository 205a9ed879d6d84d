import {
  type BusinessCalendar,
  calendarError,
  chinaCalendar,
  chinaNotices,
  type LocalDate,
} from "@banjian/calendar";

/** What a calendar is asked for: the notices published up to a day (all without one), and whether it may answer provisionally. */
type EditionOptions = {
  readonly asOf?: LocalDate | undefined;
  readonly strict?: boolean | undefined;
};

export type Editions = (options: EditionOptions) => BusinessCalendar;

/** The national calendar in its editions, each made once: days on which the same notices are known share one. */
export function nationalEditions(): Editions {
  const made = new Map<string, BusinessCalendar>();
  return ({ asOf, strict = false }) => {
    const known = chinaNotices.filter(
      ({ publishedOn }) => asOf === undefined || publishedOn <= asOf,
    ).length;
    if (known === 0) throw calendarError("CALENDAR_EMPTY", { layer: "cn", asOf });
    const key = `${known} ${strict}`;
    const calendar = made.get(key) ?? chinaCalendar({ asOf, strict });
    made.set(key, calendar);
    return calendar;
  };
}
