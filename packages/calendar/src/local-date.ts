import type { Brand } from "@banjian/base";
import { calendarError } from "./errors.js";

/** A civil day, "2026-09-24", in the years 0001 to 9999: no time and no zone; the order of the text is the order of the days. */
export type LocalDate = Brand<string, "LocalDate">;

/** The same day as a whole number, counted from 1970-01-01 = 0: what the tables and the counting use. */
export type EpochDay = number;

const firstEpochDay: EpochDay = -719_162; // 0001-01-01
const lastEpochDay: EpochDay = 2_932_896; // 9999-12-31
// "-09-24" at index 9 · 32 + 24: putting six digits together for each day would be most of the cost of a date.
const monthDays = Array.from(
  { length: 13 * 32 },
  (_, n) => `-${twoDigits(n >> 5)}-${twoDigits(n % 32)}`,
);
const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Reads "2026-09-24"; refuses any other spelling and days that do not exist (DAY_INVALID). */
export function parseLocalDate(value: unknown): LocalDate {
  if (isLocalDate(value)) return value;
  throw calendarError("DAY_INVALID", { value });
}

/** Whether `parseLocalDate` would accept the value. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== "string" || !shape.test(value) || value < "0001") return false;
  const [month, day] = [digits(value, 5, 2), digits(value, 8, 2)];
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(digits(value, 0, 4), month);
}

/** The whole number of a day. */
export function epochDayOf(day: LocalDate): EpochDay {
  return epochDayFrom(yearOf(day), digits(day, 5, 2), digits(day, 8, 2));
}

/** The day of a whole number; refuses numbers outside the years 0001 to 9999 (DAY_INVALID). */
export function localDateOf(epochDay: EpochDay): LocalDate {
  if (!Number.isInteger(epochDay) || epochDay < firstEpochDay || epochDay > lastEpochDay) {
    throw calendarError("DAY_INVALID", { value: `1970-01-01 + ${epochDay}` });
  }
  return texts.get(epochDay) ?? written(epochDay);
}

// The days of a hall's cases are a few thousand, each asked for again and again.
const texts = new Map<EpochDay, LocalDate>();
const mostTexts = 100_000;

function written(epochDay: EpochDay): LocalDate {
  const { year, month, day } = civilFrom(epochDay);
  const text = `${String(year).padStart(4, "0")}${monthDays[month * 32 + day]}` as LocalDate;
  if (texts.size >= mostTexts) texts.clear();
  texts.set(epochDay, text);
  return text;
}

/** The day `n` calendar days later, or earlier when `n` is negative. */
export function plusDays(day: LocalDate, n: number): LocalDate {
  return localDateOf(epochDayOf(day) + n);
}

/** The same-numbered day `n` months later (earlier when negative), or that month's last day if it has no such number. */
export function plusMonths(day: LocalDate, n: number): LocalDate {
  const months = yearOf(day) * 12 + digits(day, 5, 2) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const lastDay = monthLength(year, month);
  return localDateOf(epochDayFrom(year, month, Math.min(digits(day, 8, 2), lastDay)));
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: LocalDate): number {
  return weekdayOfEpochDay(epochDayOf(day));
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOfEpochDay(epochDay: EpochDay): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1; // 1970-01-01 was a Thursday
}

/** The calendar year of a day. */
export function yearOf(day: LocalDate): number {
  return digits(day, 0, 4);
}

/** The whole number of a day given in parts, which have to be right. */
export function epochDayFrom(year: number, month: number, day: number): EpochDay {
  // Years begin in March here: the leap day is the last of its year, and the months have a regular rhythm.
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

function monthLength(year: number, month: number): number {
  const next = month < 12 ? epochDayFrom(year, month + 1, 1) : epochDayFrom(year + 1, 1, 1);
  return next - epochDayFrom(year, month, 1);
}

function civilFrom(epochDay: EpochDay): { year: number; month: number; day: number } {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * march + 2) / 5) + 1 };
}

function digits(text: string, at: number, count: number): number {
  let number = 0;
  for (let i = at; i < at + count; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
