import { describe, expect, test } from "vitest";
import {
  epochDayOf,
  localDateOf,
  parseLocalDate,
  plusDays,
  plusMonths,
  weekdayOf,
  yearOf,
} from "./local-date.js";

const day = parseLocalDate;

describe("a local date", () => {
  test.each(["2026-09-24", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])(
    "%s is read as it stands",
    (text) => {
      expect(parseLocalDate(text)).toBe(text);
    },
  );

  test.each([
    ["2026-02-30", "30 February"],
    ["2026-02-29", "not a leap year"],
    ["1900-02-29", "a century is a leap year only every fourth time"],
    ["2026-2-3", "months and days have two digits"],
    ["2026-13-01", "no thirteenth month"],
    ["2026-00-10", "no month 0"],
    ["2026-04-31", "April has 30 days"],
    ["2026-04-00", "no day 0"],
    ["0000-01-01", "no year 0"],
    ["10000-01-01", "no year of five digits"],
    ["2026-09-24T00:00:00Z", "a moment is no day"],
    [" 2026-09-24", "a space before"],
    ["2026-09-24\n", "a line break after"],
    ["２０２６-09-24", "full-width digits"],
    ["", "nothing"],
    [20260924, "a number"],
    [null, "null"],
    [undefined, "undefined"],
    [new Date(0), "a Date, which is a moment"],
    [["2026-09-24"], "a list"],
  ])("%j is refused: %s", (value, _because) => {
    expect(() => parseLocalDate(value)).toThrow(expect.objectContaining({ code: "DAY_INVALID" }));
  });

  test("agrees with the platform's UTC calendar on every day of 400 years", () => {
    const first = Date.UTC(1800, 0, 1) / 86_400_000;
    const last = Date.UTC(2200, 0, 1) / 86_400_000;
    const wrong: string[] = [];
    for (let number = first; number < last; number++) {
      const date = new Date(number * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      const ours = localDateOf(number);
      const weekday = date.getUTCDay() || 7;
      const agrees = ours === text && epochDayOf(ours) === number && weekdayOf(ours) === weekday;
      if (!agrees) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ["2026-09-24", 1, "2026-09-25"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-09-24", 0, "2026-09-24"],
    ["2000-01-01", 366, "2001-01-01"],
    ["1970-01-01", -719_162, "0001-01-01"],
  ])("%s and %i days is %s", (from, n, to) => {
    expect(plusDays(day(from), n)).toBe(to);
  });

  test.each([
    ["2026-01-31", 1, "2026-02-28", "clamped to the end of February"],
    ["2024-01-31", 1, "2024-02-29", "of a leap year"],
    ["2024-02-29", 12, "2025-02-28", "a year after a leap day"],
    ["2024-02-29", 48, "2028-02-29", "four years after a leap day"],
    ["2026-03-31", -1, "2026-02-28", "backwards"],
    ["2026-08-31", 1, "2026-09-30", "September has 30 days"],
    ["2026-11-15", 2, "2027-01-15", "over the year's end"],
    ["2026-01-15", -1, "2025-12-15", "back over the year's end"],
    ["2026-12-31", 0, "2026-12-31", "no month at all"],
    ["2026-12-31", 12, "2027-12-31", "December to December"],
  ])("TL3: %s and %i months is %s: %s", (from, n, to, _because) => {
    expect(plusMonths(day(from), n)).toBe(to);
  });

  test("arithmetic that leaves the four-digit years is refused, and so is half a day", () => {
    const refused = expect.objectContaining({ code: "DAY_INVALID" });
    expect(() => plusDays(day("9999-12-31"), 1)).toThrow(refused);
    expect(() => plusDays(day("0001-01-01"), -1)).toThrow(refused);
    expect(() => plusMonths(day("9999-12-31"), 1)).toThrow(refused);
    expect(() => plusDays(day("2026-01-01"), 0.5)).toThrow(refused);
    expect(() => localDateOf(Number.NaN)).toThrow(refused);
  });

  test("the order of the text is the order of the days", () => {
    const days = ["2026-10-01", "2026-09-30", "0999-12-31", "2026-01-01"].map(day);
    const byNumber = days.toSorted((a, b) => epochDayOf(a) - epochDayOf(b));
    expect(days.toSorted()).toEqual(byNumber);
    expect(byNumber.map(yearOf)).toEqual([999, 2026, 2026, 2026]);
  });
});
