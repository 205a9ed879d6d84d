import { describe, expect, test } from "vitest";
import { parseLocalDate } from "./local-date.js";
import {
  instantAt,
  localDateAt,
  parseInstant,
  parseTimeZone,
  plusHours,
  startOfDay,
  timeOfDayAt,
} from "./zone.js";

const day = parseLocalDate;
const instant = parseInstant;
const zone = parseTimeZone;
const shanghai = zone("Asia/Shanghai");
const hour = 3_600_000;

describe("an instant", () => {
  test.each([
    ["2026-09-24T17:00:00Z", "2026-09-24T17:00:00.000Z"],
    ["2026-09-25T01:00:00+08:00", "2026-09-24T17:00:00.000Z"],
    ["2026-09-24T12:00:00.5-05:00", "2026-09-24T17:00:00.500Z"],
    ["2026-09-24T17:00:00.123Z", "2026-09-24T17:00:00.123Z"],
  ])("%s is the moment %s", (text, utc) => {
    expect(parseInstant(text)).toBe(utc);
  });

  test.each([
    ["2026-09-24T17:00:00", "no offset: which clock?"],
    ["2026-09-24", "a day"],
    ["2026-02-30T00:00:00Z", "30 February"],
    ["2026-09-24T24:00:00Z", "24:00 is 0:00 of the next day"],
    ["2026-12-31T23:59:60Z", "a leap second"],
    ["2026-09-24T17:00Z", "no seconds"],
    ["2026-09-24T17:00:00.1234567Z", "finer than a millisecond"],
    ["0001-01-01T00:00:00+08:00", "before the year 1 in UTC"],
    ["9999-12-31T23:00:00-08:00", "after the year 9999 in UTC"],
    ["2026-09-24T17:00:00+08", "an offset without minutes"],
    ["2026-09-24 17:00:00Z", "a space instead of T"],
    [1_790_269_200_000, "a number"],
    [new Date(0), "a Date"],
  ])("%j is refused: %s", (value, _because) => {
    expect(() => parseInstant(value)).toThrow(expect.objectContaining({ code: "INSTANT_INVALID" }));
  });

  test("the order of the text is the order in time, whatever offset it was written with", () => {
    const early = instant("2026-09-25T00:30:00+08:00");
    const late = instant("2026-09-24T17:00:00Z");
    expect(early < late).toBe(true);
  });

  test.each([
    ["2026-09-24T17:00:00Z", 12, "2026-09-25T05:00:00.000Z"],
    ["2026-12-31T23:00:00Z", 1.5, "2027-01-01T00:30:00.000Z"],
    ["2026-09-24T17:00:00Z", 0, "2026-09-24T17:00:00.000Z"],
  ])("TL4: %s and %d hours is %s, nights and week-ends included", (from, hours, to) => {
    expect(plusHours(instant(from), hours)).toBe(to);
  });
});

describe("a time zone", () => {
  test.each(["Asia/Shanghai", "Asia/Urumqi", "PRC", "UTC", "Etc/GMT-8", "America/Los_Angeles"])(
    "%s is known",
    (name) => {
      expect(parseTimeZone(name)).toBe(name);
    },
  );

  test.each([
    "+08:00",
    "GMT+8",
    "UTC+8",
    "asia/shanghai",
    "ASIA/SHANGHAI",
    "Utc",
    "Asia/Beijing",
    "local",
    "system",
    "constructor",
    "",
    8,
    null,
  ])("%j is refused", (value) => {
    expect(() => parseTimeZone(value)).toThrow(expect.objectContaining({ code: "ZONE_UNKNOWN" }));
  });
});

describe("a day belongs to an instant only through a zone", () => {
  test.each([
    // instant                  zone                   day           wall clock
    ["2026-09-24T15:59:59.999Z", "Asia/Shanghai", "2026-09-24", 23.9999],
    ["2026-09-24T16:00:00Z", "Asia/Shanghai", "2026-09-25", 0],
    ["2026-09-24T17:00:00Z", "Asia/Shanghai", "2026-09-25", 1],
    ["2026-09-24T17:00:00Z", "Asia/Urumqi", "2026-09-24", 23],
    ["2026-09-24T17:00:00Z", "UTC", "2026-09-24", 17],
    ["2026-09-24T06:59:00Z", "America/Los_Angeles", "2026-09-23", 23.9833],
    ["1991-07-01T15:00:00Z", "Asia/Shanghai", "1991-07-02", 0], // summer time: nine hours ahead
    ["1991-12-01T15:00:00Z", "Asia/Shanghai", "1991-12-01", 23],
    ["1900-06-01T15:54:17Z", "Asia/Shanghai", "1900-06-02", 0], // local mean time, 8 h 5 min 43 s
  ])("%s in %s is %s", (moment, name, expected, hours) => {
    expect(localDateAt(instant(moment), zone(name))).toBe(expected);
    expect(timeOfDayAt(instant(moment), zone(name)) / hour).toBeCloseTo(hours, 3);
  });

  test.each([
    // day          zone                   first moment                because
    ["2026-09-25", "Asia/Shanghai", "2026-09-24T16:00:00.000Z", "eight hours ahead"],
    ["1991-07-02", "Asia/Shanghai", "1991-07-01T15:00:00.000Z", "summer time of 1991"],
    [
      "1991-04-14",
      "Asia/Shanghai",
      "1991-04-13T16:00:00.000Z",
      "clocks go forward at 2:00 that day",
    ],
    [
      "1991-04-15",
      "Asia/Shanghai",
      "1991-04-14T15:00:00.000Z",
      "and the next day comes an hour early",
    ],
    ["1991-09-15", "Asia/Shanghai", "1991-09-14T15:00:00.000Z", "clocks go back at 2:00 that day"],
    ["1991-09-16", "Asia/Shanghai", "1991-09-15T16:00:00.000Z", "for good"],
    [
      "1940-06-01",
      "Asia/Shanghai",
      "1940-05-31T16:00:00.000Z",
      "midnight does not exist: 0:00 is 1:00",
    ],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z", "midnight does not exist"],
    [
      "2026-03-08",
      "America/Los_Angeles",
      "2026-03-08T08:00:00.000Z",
      "the change comes later that day",
    ],
    [
      "2026-11-01",
      "America/Havana",
      "2026-11-01T04:00:00.000Z",
      "midnight happens twice: the first",
    ],
    ["1919-03-31", "America/Toronto", "1919-03-31T04:30:00.000Z", "clocks jump from 23:30 to 0:30"],
    [
      "2011-12-30",
      "Pacific/Apia",
      "2011-12-30T10:00:00.000Z",
      "a day left out begins with the next",
    ],
  ])("%s in %s begins at %s: %s", (text, name, moment, _because) => {
    const start = startOfDay(day(text), zone(name));
    expect(start).toBe(moment);
    expect(localDateAt(start, zone(name)) >= text).toBe(true);
    expect(localDateAt(plusHours(start, -1 / hour), zone(name)) < text).toBe(true);
  });

  test("a time of day that the clocks jump over is the moment of the jump", () => {
    const losAngeles = zone("America/Los_Angeles");
    const jump = "2026-03-08T10:00:00.000Z";
    expect(instantAt(day("2026-03-08"), 2.5 * hour, losAngeles)).toBe(jump);
    expect(instantAt(day("2026-03-08"), 3 * hour, losAngeles)).toBe(jump);
    expect(instantAt(day("2026-11-01"), 1.5 * hour, losAngeles)).toBe("2026-11-01T08:30:00.000Z");
  });

  test("every instant of two years lies in the day it is said to lie in", () => {
    const places = [shanghai, zone("America/Los_Angeles"), zone("America/St_Johns")];
    const wrong: string[] = [];
    for (let hours = 0; hours < 2 * 366 * 24; hours += 29.3) {
      const moment = plusHours(instant("2025-01-01T00:00:00Z"), hours);
      for (const place of places) {
        const local = localDateAt(moment, place);
        if (moment < startOfDay(local, place)) wrong.push(`${moment} ${place}`);
        // sv-SE writes the day as ISO does
        const platform = new Date(moment).toLocaleDateString("sv-SE", { timeZone: place });
        if (platform !== local) wrong.push(`${moment} ${place} ${platform}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("the zone of the process", () => {
  test("is the one this run was started with, and changes no answer", () => {
    // The runner starts these tests in three zones; without this they could all be the same one.
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(here).toBe(process.env.TZ);
    expect(["UTC", "Asia/Shanghai", "America/Los_Angeles"]).toContain(here);
    expect(new Date("2026-01-01T00:00:00Z").getHours()).toBe(
      { UTC: 0, "Asia/Shanghai": 8, "America/Los_Angeles": 16 }[here],
    );
    expect(localDateAt(instant("2026-01-01T00:00:00Z"), shanghai)).toBe("2026-01-01");
    expect(localDateAt(instant("2026-01-01T16:00:00Z"), shanghai)).toBe("2026-01-02");
  });
});
