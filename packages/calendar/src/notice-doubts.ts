import type { Text } from "@banjian/base";
import type { BusinessCalendar } from "./business-calendar.js";
import { epochDayOf, type LocalDate, weekdayOfEpochDay, yearOf } from "./local-date.js";
import type { Notice } from "./notice.js";

/**
 * What is lawful in a notice and probably a slip of the pen: a schedule for a year that is neither that of its publication nor
 * the next, or that leaves New Year's Day out; more days off in a row than any notice ever gave; a make-up workday on a day
 * that is worked anyway. `before` is the calendar without the notice.
 */
export function noticeDoubts(notice: Notice, before: BusinessCalendar): readonly Text[] {
  return [
    ...yearDoubts(notice),
    ...newYearDoubts(notice),
    ...longDoubts(notice),
    ...workDoubts(notice, before),
  ];
}

// The statute gives New Year's Day in every year, and no schedule has ever left it out.
function newYearDoubts({ year, holidays }: Notice): Text[] {
  const day = `${year}-01-01`;
  if (year === undefined || holidays.some(({ off }) => off.some((one) => one === day))) return [];
  return [
    {
      zh: `${year} 年的安排没有把 ${day} 列为放假`,
      en: `the schedule of the year ${year} does not give ${day} off`,
    },
  ];
}

// The Spring Festival of 2020, lengthened, came to ten days.
const longest = 12;

function longDoubts({ holidays }: Notice): Text[] {
  return holidays
    .filter(({ off }) => off.length > longest)
    .map(({ name, off }) => ({
      zh: `“${name}”放假 ${off.length} 天`,
      en: `"${name}" gives ${off.length} days off`,
    }));
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
