import { describe, expect, test } from "vitest";
import { chinaCalendar } from "./china.js";
import { parseLocalDate } from "./local-date.js";
import {
  closeOfBusiness,
  isOpenAt,
  type Office,
  officeHoursAfter,
  officeTimes,
  receiptDay,
} from "./office.js";
import { parseOfficeHours } from "./office-hours.js";
import { parseInstant, parseTimeZone } from "./zone.js";

const day = parseLocalDate;
const at = (text: string) => parseInstant(`${text.replace(" ", "T")}:00+08:00`);

const office: Office = {
  calendar: chinaCalendar(),
  zone: parseTimeZone("Asia/Shanghai"),
  hours: parseOfficeHours({
    ordinary: [
      ["09:00", "12:00"],
      ["13:30", "17:30"],
    ],
    weekdays: {
      friday: [
        ["09:00", "12:00"],
        ["13:30", "16:30"],
      ],
      sunday: [["09:00", "12:00"]],
    },
    dates: {
      "2026-09-30": [["09:00", "12:00"]], // half a day before National Day
      "2026-10-17": [["10:00", "15:00"]], // a Saturday on which the window opens though it is no business day
      "2026-10-19": [], // closed for stocktaking
    },
  }),
};

describe("the office is open", () => {
  test.each([
    ["2026-09-24 09:00", true, "from its opening"],
    ["2026-09-24 08:59", false, "not before"],
    ["2026-09-24 12:00", false, "not over lunch"],
    ["2026-09-24 13:30", true, "in the afternoon"],
    ["2026-09-24 17:29", true, "until it closes"],
    ["2026-09-24 17:30", false, "and not at that moment"],
    ["2026-09-25 10:00", false, "not on a holiday"],
    ["2026-09-18 16:45", false, "shorter on Fridays"],
    ["2026-09-20 10:00", true, "on a Sunday that is worked"],
    ["2026-09-20 14:00", false, "by the hours of Sundays"],
    ["2026-09-27 10:00", false, "on no other Sunday"],
    ["2026-09-30 14:00", false, "half a day before National Day"],
    ["2026-10-17 14:00", true, "on a Saturday for which it says so"],
    ["2026-10-19 10:00", false, "not when closed by date"],
  ])("%s: %s, %s", (moment, expected, _because) => {
    expect(isOpenAt(office, at(moment))).toBe(expected);
  });
});

describe("TL4: office hours run only inside office hours", () => {
  test.each([
    ["2026-09-24 09:00", 1, "2026-09-24 10:00", "one hour"],
    ["2026-09-24 11:30", 1, "2026-09-24 14:00", "over lunch"],
    ["2026-09-24 08:00", 1, "2026-09-24 10:00", "from the opening"],
    ["2026-09-24 09:00", 3, "2026-09-24 12:00", "to the very end of the morning"],
    ["2026-09-24 16:30", 1, "2026-09-24 17:30", "to the end of the day"],
    ["2026-09-24 16:30", 1.5, "2026-09-28 09:30", "over the Mid-Autumn holiday"],
    ["2026-09-24 17:00", 0.25, "2026-09-24 17:15", "a quarter of an hour"],
    ["2026-09-18 16:00", 2, "2026-09-20 10:30", "a short Friday, then a Sunday that is worked"],
    ["2026-09-30 11:00", 2, "2026-10-08 10:00", "half a day, then National Day"],
    ["2026-09-24 10:00", 0, "2026-09-24 10:00", "no time: at once"],
    ["2026-09-24 12:15", 0, "2026-09-24 13:30", "or when it opens again"],
    ["2026-09-24 12:00", 0, "2026-09-24 13:30", "closing time is too late"],
    [
      "2026-10-16 16:00",
      8,
      "2026-10-20 11:30",
      "the Saturday window counts, the closed Monday does not",
    ],
  ])("%s and %d hours: %s, %s", (from, hours, to, _because) => {
    expect(officeHoursAfter(office, at(from), hours)).toBe(at(to));
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 10_001, 0.001])(
    "%d hours are refused",
    (hours) => {
      expect(() => officeHoursAfter(office, at("2026-09-24 09:00"), hours)).toThrow(
        expect.objectContaining({ code: "HOURS_INVALID" }),
      );
    },
  );

  test("a third of an hour is twenty minutes", () => {
    expect(officeHoursAfter(office, at("2026-09-24 09:00"), 1 / 3)).toBe(at("2026-09-24 09:20"));
  });

  test("2,000 hours at 7.5 a day end on the 267th business day: the 248 of 2025 and 19 more", () => {
    const plain = parseOfficeHours({ ordinary: [["09:00", "16:30"]] });
    expect(officeHoursAfter({ ...office, hours: plain }, at("2025-01-01 00:00"), 2000)).toBe(
      at("2026-01-28 14:00"),
    );
  });
});

describe("TL4: where clocks jump, only time that passes counts", () => {
  // On 2026-03-08 the clocks of New York go from 02:00 to 03:00, on 2026-11-01 from 02:00 back to 01:00.
  const nightly = (sessions: [string, string][]): Office => ({
    calendar: office.calendar,
    zone: parseTimeZone("America/New_York"),
    hours: parseOfficeHours({
      ordinary: [["09:00", "12:00"]],
      dates: { "2026-03-08": sessions, "2026-11-01": sessions },
    }),
  });
  const moment = (text: string) => parseInstant(text);

  test.each<[string, [string, string][], string, number, string]>([
    [
      "over the hour that is left out",
      [["01:00", "04:00"]],
      "2026-03-08T06:00:00Z",
      2,
      "2026-03-08T08:00:00Z",
    ],
    [
      "over the hour that comes twice",
      [["00:30", "03:00"]],
      "2026-11-01T04:30:00Z",
      3,
      "2026-11-01T07:30:00Z",
    ],
    [
      "past a session that is left out",
      [
        ["02:10", "02:50"],
        ["08:00", "10:00"],
      ],
      "2026-03-08T06:30:00Z",
      1,
      "2026-03-08T13:00:00Z",
    ],
  ])("%s", (_what, sessions, from, hours, to) => {
    expect(officeHoursAfter(nightly(sessions), moment(from), hours)).toBe(moment(to));
  });
});

describe("TL1: at a window a day ends at close of business", () => {
  test.each([
    ["2026-09-24", "2026-09-24 17:30", "an ordinary day"],
    ["2026-09-18", "2026-09-18 16:30", "a Friday"],
    ["2026-09-30", "2026-09-30 12:00", "half a day"],
    ["2026-10-01", "2026-10-02 00:00", "closed all day: at its end"],
    ["2026-10-19", "2026-10-20 00:00", "closed by date"],
  ])("%s: %s, %s", (text, moment, _because) => {
    expect(closeOfBusiness(office, day(text))).toBe(at(moment));
  });
});

describe("TL11: the day of receipt", () => {
  test.each([
    // received           same day      next business day
    ["2026-09-24 10:00", "2026-09-24", "2026-09-24", "in office hours"],
    [
      "2026-09-24 07:00",
      "2026-09-24",
      "2026-09-24",
      "before opening: the office still opens that day",
    ],
    ["2026-09-24 12:30", "2026-09-24", "2026-09-24", "over lunch"],
    ["2026-09-24 17:30", "2026-09-24", "2026-09-28", "at closing time, before a holiday"],
    ["2026-09-24 23:59", "2026-09-24", "2026-09-28", "in the last minute of the day"],
    ["2026-09-26 10:00", "2026-09-26", "2026-09-28", "on a holiday"],
    [
      "2026-09-18 17:00",
      "2026-09-18",
      "2026-09-20",
      "Friday evening, before a Sunday that is worked",
    ],
    [
      "2026-10-16 20:00",
      "2026-10-16",
      "2026-10-20",
      "neither Saturday's window nor a closed Monday is a business day to wait for",
    ],
    ["2026-10-17 11:00", "2026-10-17", "2026-10-17", "while the Saturday window is open"],
  ])("received %s: %s, or by the other rule %s: %s", (moment, same, next, _because) => {
    expect(receiptDay(office, at(moment), "same-day")).toBe(same);
    expect(receiptDay(office, at(moment), "next-business-day")).toBe(next);
  });
});

describe("office hours are refused", () => {
  const good = [["09:00", "12:00"]];
  test.each<[string, unknown, string]>([
    ["without ordinary hours", {}, "ordinary"],
    ["with none on ordinary days", { ordinary: [] }, "ordinary"],
    ["with a time that is none", { ordinary: [["9:00", "12:00"]] }, "ordinary.0.0"],
    ["past midnight", { ordinary: [["09:00", "24:01"]] }, "ordinary.0.1"],
    ["closing before opening", { ordinary: [["12:00", "09:00"]] }, "ordinary.0"],
    ["closing at once", { ordinary: [["09:00", "09:00"]] }, "ordinary.0"],
    [
      "overlapping",
      {
        ordinary: [
          ["09:00", "12:00"],
          ["11:00", "17:00"],
        ],
      },
      "ordinary.1",
    ],
    [
      "out of order",
      {
        ordinary: [
          ["13:00", "17:00"],
          ["09:00", "12:00"],
        ],
      },
      "ordinary.1",
    ],
    ["for a weekday that is none", { ordinary: good, weekdays: { caturday: good } }, "weekdays"],
    [
      "for a date that does not exist",
      { ordinary: good, dates: { "2026-02-30": good } },
      "dates.2026-02-30",
    ],
    ["with a key nobody knows", { ordinary: good, lunch: good }, ""],
  ])("%s", (_what, value, path) => {
    expect(() => parseOfficeHours(value)).toThrow(
      expect.objectContaining({
        code: "OFFICE_HOURS_INVALID",
        details: { problems: [expect.objectContaining({ path })] },
      }),
    );
  });

  test("open round the clock is possible", () => {
    const hours = parseOfficeHours({
      ordinary: [
        ["00:00", "12:00"],
        ["12:00", "24:00"],
      ],
    });
    expect(isOpenAt({ ...office, hours }, at("2026-09-24 12:00"))).toBe(true);
    expect(isOpenAt({ ...office, hours }, at("2026-09-24 23:59"))).toBe(true);
    expect(closeOfBusiness({ ...office, hours }, day("2026-09-24"))).toBe(at("2026-09-25 00:00"));
  });
});

test("TL4: office hours are told session by session, and add up to the hours", () => {
  const times = officeTimes(office, at("2026-09-24 16:30"), 6);
  expect(times).toEqual([
    { day: "2026-09-24", from: at("2026-09-24 16:30"), until: at("2026-09-24 17:30") },
    { day: "2026-09-28", from: at("2026-09-28 09:00"), until: at("2026-09-28 12:00") },
    { day: "2026-09-28", from: at("2026-09-28 13:30"), until: at("2026-09-28 15:30") },
  ]);
  expect(times.at(-1)?.until).toBe(officeHoursAfter(office, at("2026-09-24 16:30"), 6));
});
