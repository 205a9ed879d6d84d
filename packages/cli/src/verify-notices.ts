import { CodedError, type Text } from "@banjian/base";
import {
  type BusinessCalendar,
  businessDaysBetween,
  calendarFrom,
  isBusinessDay,
  type LocalDate,
  type Notice,
  parseLocalDate,
  parseNotice,
  plusDays,
  weekdayOf,
  yearOf,
} from "@banjian/calendar";

/** One notice, what it says in numbers, and what is wrong with it. */
export type NoticeCheck = {
  readonly year: number;
  readonly number: string;
  readonly publishedOn: LocalDate;
  readonly daysOff: number;
  readonly daysWorked: number;
  /** Of its year, by all notices together. */
  readonly businessDays: number;
  readonly problems: readonly Text[];
};

/**
 * Holds every national notice against itself, against the calendar made of it on the day it was published, and the business
 * days of its year against a count made by hand. Refuses notices that contradict each other (NOTICES_CONFLICT).
 */
export function verifyNotices(notices: readonly Notice[]): readonly NoticeCheck[] {
  const all = calendarFrom({ notices, layers: ["cn"] });
  const byHand = worked(notices);
  return notices.map((notice) => {
    const { number, publishedOn } = notice;
    const year = yearFor(notice, notices);
    const businessDays = businessDaysOf(all, year);
    const counted = countByHand(byHand, year);
    const known = calendarFrom({ notices, layers: ["cn"], asOf: publishedOn });
    return {
      year,
      number,
      publishedOn,
      daysOff: named(notice, "off").length,
      daysWorked: named(notice, "work").length,
      businessDays,
      problems: [
        ...shapeProblems(notice),
        ...dayProblems(notice, known),
        ...(counted === businessDays ? [] : [miscounted(businessDays, counted)]),
      ],
    };
  });
}

function shapeProblems(notice: Notice): readonly Text[] {
  try {
    parseNotice(notice);
    return [];
  } catch (error) {
    if (error instanceof CodedError) return [error.says];
    throw error;
  }
}

function dayProblems(notice: Notice, known: BusinessCalendar): readonly Text[] {
  // The first notice also names days of the year before it, of which no calendar can tell.
  const covered = (day: LocalDate) => day >= known.firstDay;
  const off = named(notice, "off").filter((day) => covered(day) && isBusinessDay(known, day));
  const work = named(notice, "work").filter((day) => covered(day) && !isBusinessDay(known, day));
  const weekdays = named(notice, "work").filter((day) => weekdayOf(day) < 6);
  return [
    ...off.map((day) => ({ zh: `${day} 应放假`, en: `${day} should be off` })),
    ...work.map((day) => ({ zh: `${day} 应上班`, en: `${day} should be worked` })),
    ...weekdays.map((day) => ({
      zh: `${day} 不是周末，无从调休`,
      en: `${day} is no week-end day to be worked in exchange`,
    })),
  ];
}

function miscounted(calendar: number, byHand: number): Text {
  return {
    zh: `日历得 ${calendar} 个工作日，逐日数得 ${byHand} 个`,
    en: `${calendar} business days by the calendar, ${byHand} when counted by hand`,
  };
}

function named({ holidays }: Notice, what: "off" | "work"): readonly LocalDate[] {
  return holidays.flatMap((holiday) => holiday[what]);
}

/** The year of an amendment is that of the schedule it amends. */
function yearFor(notice: Notice, notices: readonly Notice[]): number {
  const schedule = notices.find(({ number }) => number === notice.amends);
  return notice.year ?? schedule?.year ?? yearOf(notice.publishedOn);
}

function businessDaysOf(calendar: BusinessCalendar, year: number): number {
  const [before, last] = [dayIn(year - 1, 12, 31), dayIn(year, 12, 31)];
  return businessDaysBetween(calendar, before, last);
}

/** What the notices say of each day, the later over the earlier. */
function worked(notices: readonly Notice[]): ReadonlyMap<LocalDate, boolean> {
  const inOrder = notices.toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
  return new Map(
    inOrder.flatMap((notice) => [
      ...named(notice, "off").map((day) => [day, false] as const),
      ...named(notice, "work").map((day) => [day, true] as const),
    ]),
  );
}

function countByHand(says: ReadonlyMap<LocalDate, boolean>, year: number): number {
  let count = 0;
  for (let day = dayIn(year, 1, 1); yearOf(day) === year; day = plusDays(day, 1)) {
    if (says.get(day) ?? weekdayOf(day) < 6) count++;
  }
  return count;
}

function dayIn(year: number, month: number, day: number): LocalDate {
  const two = (number: number) => String(number).padStart(2, "0");
  return parseLocalDate(`${year}-${two(month)}-${two(day)}`);
}
