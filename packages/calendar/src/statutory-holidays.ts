import { LunarDay, SolarDay, SolarTerm } from "tyme4ts";
import type { HolidayName } from "./holiday-names.js";
import { type EpochDay, epochDayFrom, weekdayOfEpochDay } from "./local-date.js";

/** A day off by the statute alone, before any notice of its year. */
export type StatutoryHoliday = { readonly day: EpochDay; readonly name: HolidayName };

const theFirst = SolarDay.fromYmd(1970, 1, 1);
const known = new Map<number, readonly StatutoryHoliday[]>();

/**
 * The days off that the regulation of 2024 gives everyone in a year (全国年节及纪念日放假办法, arts. 2 and 6): thirteen, and
 * for each that falls on a Saturday or Sunday the next day that is neither a week-end nor one of them.
 * Two holidays on one day are one day off, as the regulation is silent; the notices of 2009 and 2020 gave one more.
 */
export function statutoryHolidays(year: number): readonly StatutoryHoliday[] {
  const holidays = known.get(year) ?? withDaysMadeUp(namedDays(year));
  known.set(year, holidays);
  return holidays;
}

function namedDays(year: number): readonly StatutoryHoliday[] {
  const stretch = (name: HolidayName, first: EpochDay, days: number) =>
    Array.from({ length: days }, (_, i) => ({ day: first + i, name }));
  return [
    ...stretch("元旦", epochDayFrom(year, 1, 1), 1),
    ...stretch("春节", lunarDay(year, 1, 1) - 1, 4), // from the eve to the third day
    ...stretch("清明节", epochDayOf(SolarTerm.fromName(year, "清明").getSolarDay()), 1),
    ...stretch("劳动节", epochDayFrom(year, 5, 1), 2),
    ...stretch("端午节", lunarDay(year, 5, 5), 1),
    ...stretch("中秋节", lunarDay(year, 8, 15), 1),
    ...stretch("国庆节", epochDayFrom(year, 10, 1), 3),
  ];
}

function withDaysMadeUp(named: readonly StatutoryHoliday[]): readonly StatutoryHoliday[] {
  const taken = new Set(named.map(({ day }) => day));
  const madeUp = named
    .filter(({ day }) => isWeekend(day))
    .map(({ day, name }) => {
      let instead = day + 1;
      while (isWeekend(instead) || taken.has(instead)) instead++;
      taken.add(instead);
      return { day: instead, name };
    });
  return [...named, ...madeUp];
}

function isWeekend(day: EpochDay): boolean {
  return weekdayOfEpochDay(day) >= 6;
}

function lunarDay(year: number, month: number, day: number): EpochDay {
  return epochDayOf(LunarDay.fromYmd(year, month, day).getSolarDay());
}

function epochDayOf(day: SolarDay): EpochDay {
  return day.subtract(theFirst);
}
