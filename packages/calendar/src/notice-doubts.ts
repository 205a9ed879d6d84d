import type { Text } from "@banjian/base";
import type { BusinessCalendar } from "./business-calendar.js";
import { epochDayOf, type LocalDate, weekdayOfEpochDay, yearOf } from "./local-date.js";
import type { Notice } from "./notice.js";

/**
 * What is lawful in a notice and probably a slip of the pen: a schedule for a year that is neither that of its publication nor
 * the next, a make-up workday on a day that is worked anyway. `before` is the calendar without the notice.
 */
export function noticeDoubts(notice: Notice, before: BusinessCalendar): readonly Text[] {
  return [...yearDoubts(notice), ...workDoubts(notice, before)];
}

function yearDoubts({ year, publishedOn }: Notice): Text[] {
  const ahead = year === undefined ? 0 : year - yearOf(publishedOn);
  if (ahead === 0 || ahead === 1) return [];
  return [
    {
      zh: `${publishedOn} 公布的却是 ${year} 年的安排`,
      en: `published on ${publishedOn}, it is the schedule of the year ${year}`,
    },
  ];
}

function workDoubts({ holidays }: Notice, before: BusinessCalendar): Text[] {
  return holidays
    .flatMap(({ work }) => work)
    .filter((day) => isOrdinaryWorkday(before, day))
    .map((day) => ({
      zh: `${day} 本来就上班，写作调休上班没有作用`,
      en: `${day} is worked anyway: as a make-up workday it changes nothing`,
    }));
}

function isOrdinaryWorkday(calendar: BusinessCalendar, day: LocalDate): boolean {
  const isWeekday = weekdayOfEpochDay(epochDayOf(day)) < 6;
  return isWeekday && calendar.declarations.get(epochDayOf(day)) === undefined;
}
