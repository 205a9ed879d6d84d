import { describe, expect, test } from "vitest";
import { chinaNotices } from "./china.js";
import { localDateOf } from "./local-date.js";
import { statutoryHolidays } from "./statutory-holidays.js";

describe("the statutory days off", () => {
  const lunar = new Set<string>(["春节", "清明节", "端午节", "中秋节"]);

  test.each(Array.from({ length: 19 }, (_, i) => 2008 + i))(
    "whose days move with moon and sun were off by the notice of %i",
    (year) => {
      const notice = chinaNotices.find((it) => it.year === year);
      const off = new Set<string>(notice?.holidays.flatMap((holiday) => holiday.off));
      const weekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      // The first four of Spring Festival and one of each other; what follows in the list is made up.
      const named = statutoryHolidays(year)
        .slice(0, 13)
        .filter(({ name }) => lunar.has(name));
      // Before 2025 the eve was not always a day off by statute.
      const days = named.map(({ day }) => localDateOf(day)).slice(year < 2025 ? 1 : 0);
      expect(days.filter((day) => !off.has(day) && !weekend(day))).toEqual([]);
    },
  );

  test.each([
    // year  New Year's Eve  Qingming      Dragon Boat   Mid-Autumn
    [2027, "2027-02-05", "2027-04-05", "2027-06-09", "2027-09-15"],
    [2028, "2028-01-25", "2028-04-04", "2028-05-28", "2028-10-03"],
    [2029, "2029-02-12", "2029-04-04", "2029-06-16", "2029-09-22"],
    [2030, "2030-02-02", "2030-04-05", "2030-06-05", "2030-09-12"],
  ])("of %i", (year, eve, qingming, dragonBoat, midAutumn) => {
    const first = (name: string) => {
      const found = statutoryHolidays(year).find((holiday) => holiday.name === name);
      return found && localDateOf(found.day);
    };
    expect(["春节", "清明节", "端午节", "中秋节"].map(first)).toEqual([
      eve,
      qingming,
      dragonBoat,
      midAutumn,
    ]);
  });

  test("are made up when they fall on a week-end, never on a day that is off anyway", () => {
    // 2028: New Year a Saturday, Dragon Boat and 1 October Sundays; 2 October is a holiday, and so is 3 October, twice.
    const days = statutoryHolidays(2028).map(({ day, name }) => `${localDateOf(day)} ${name}`);
    expect(days.slice(13)).toEqual(["2028-01-03 元旦", "2028-05-29 端午节", "2028-10-04 国庆节"]);
  });
});
