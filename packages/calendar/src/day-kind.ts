import type { BusinessCalendar } from "./business-calendar.js";
import { isBusinessEpochDay, isProvisionalBetween } from "./count.js";
import { type EpochDay, epochDayOf, type LocalDate, weekdayOfEpochDay } from "./local-date.js";
import type { NoticeReference } from "./notice.js";

/** What a day is, and who says so. */
export type DayKind = {
  readonly kind: "workday" | "weekend" | "holiday" | "make-up-workday";
  /** The holiday for whose sake the day is off or worked. */
  readonly name?: string;
  /** The notice that names the day; absent for plain days and for what a provisional year assumes. */
  readonly notice?: NoticeReference;
  /** Whether the day lies in a year whose schedule is not published. */
  readonly provisional: boolean;
};

/** Says what a day is; a declared day off is a holiday on a week-end too. Refuses days that the calendar does not know. */
export function dayKind(calendar: BusinessCalendar, day: LocalDate): DayKind {
  return kindOfEpochDay(calendar, epochDayOf(day));
}

/** `dayKind` of a whole number. */
export function kindOfEpochDay(calendar: BusinessCalendar, day: EpochDay): DayKind {
  const works = isBusinessEpochDay(calendar, day);
  const provisional = isProvisionalBetween(calendar, day - 1, day);
  const declared = calendar.declarations.get(day);
  if (declared === undefined) return { kind: works ? "workday" : "weekend", provisional };
  const { name, notice } = declared;
  const kind = works ? workedKind(day) : "holiday";
  return notice === undefined ? { kind, name, provisional } : { kind, name, notice, provisional };
}

function workedKind(day: EpochDay): "workday" | "make-up-workday" {
  return weekdayOfEpochDay(day) < 6 ? "workday" : "make-up-workday";
}
