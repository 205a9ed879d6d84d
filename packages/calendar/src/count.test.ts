import { describe, expect, test } from "vitest";
import { chinaCalendar } from "./china.js";
import { businessDaysBetween, isBusinessDay, nthBusinessDay, rankOf } from "./count.js";
import { parseLocalDate, plusDays } from "./local-date.js";

const day = parseLocalDate;
const cn = chinaCalendar();

describe("the n-th business day after a day", () => {
  test.each([
    // received     days  due          because
    ["2026-02-10", 5, "2026-02-24", "Saturday 14 February is worked, then Spring Festival"],
    ["2026-02-13", 20, "2026-03-19", "Saturdays 14 and 28 February are worked"],
    ["2026-01-30", 45, "2026-04-10", "joint handling"],
    ["2026-09-18", 5, "2026-09-24", "Sunday 20 September is worked"],
    ["2026-09-18", 1, "2026-09-20", "that Sunday"],
    ["2026-09-24", 1, "2026-09-28", "25 to 27 September is Mid-Autumn"],
    ["2026-09-28", 10, "2026-10-16", "over National Day; Saturday 10 October is worked"],
    ["2025-01-20", 10, "2025-02-08", "over Spring Festival with its eve"],
    ["2025-09-26", 5, "2025-10-10", "National Day and Mid-Autumn, eight days together"],
    ["2024-02-02", 5, "2024-02-08", "Sunday 4 February is worked"],
    ["2024-09-11", 10, "2024-09-26", "Saturday 14 September is worked, then Mid-Autumn"],
    ["2023-09-25", 5, "2023-10-08", "Mid-Autumn and National Day; 7 and 8 October are worked"],
    ["2022-12-28", 3, "2023-01-03", "31 December is off by the notice for 2023"],
    ["2020-01-20", 5, "2020-02-04", "Spring Festival was lengthened to 2 February"],
    ["2020-01-20", 20, "2020-02-25", "likewise"],
    ["2019-04-26", 3, "2019-04-30", "Sunday 28 April is worked"],
    ["2018-12-28", 1, "2018-12-29", "a Saturday worked by the notice for 2019"],
    ["2015-09-02", 2, "2015-09-07", "3 to 5 September off, Sunday 6 worked"],
    ["2011-12-30", 1, "2011-12-31", "a Saturday worked by the notice for 2012"],
    ["2021-02-05", 5, "2021-02-18", "Sunday 7 February is worked"],
    ["2016-02-05", 3, "2016-02-15", "Saturday 6 February is worked"],
    ["2013-09-26", 5, "2013-10-09", "Sunday 29 September is worked"],
  ])("TL1: received %s, %i business days, due %s: %s", (received, days, due, _because) => {
    expect(nthBusinessDay(cn, day(received), days)).toBe(due);
    expect(businessDaysBetween(cn, day(received), day(due))).toBe(days);
  });

  test.each([
    // received    days  the day before   due then      published     due from then on
    ["2020-01-20", 5, "2020-01-26", "2020-02-01", "2020-01-27", "2020-02-04"],
    ["2020-01-20", 20, "2020-01-26", "2020-02-21", "2020-01-27", "2020-02-25"],
    ["2019-04-26", 3, "2019-03-21", "2019-05-02", "2019-03-22", "2019-04-30"],
    ["2015-09-02", 2, "2015-05-12", "2015-09-04", "2015-05-13", "2015-09-07"],
  ])(
    "TL1: received %s, %i business days: as known on %s due %s, as known on %s due %s",
    (received, days, earlier, before, published, after) => {
      expect(nthBusinessDay(chinaCalendar({ asOf: day(earlier) }), day(received), days)).toBe(
        before,
      );
      expect(nthBusinessDay(chinaCalendar({ asOf: day(published) }), day(received), days)).toBe(
        after,
      );
    },
  );

  test.each([
    ["2026-09-24", "2026-09-24", "a Thursday is its own answer"],
    ["2026-09-20", "2026-09-20", "and so is a Sunday that is worked"],
    ["2026-09-25", "2026-09-28", "a holiday leads to the day after it"],
    ["2026-10-01", "2026-10-08", "a long one too"],
    ["2026-11-21", "2026-11-23", "a Saturday leads to Monday"],
  ])("TL2: at once, received %s, means %s: %s", (received, due, _because) => {
    expect(nthBusinessDay(cn, day(received), 0)).toBe(due);
  });

  test.each([
    ["2026-10-08", -1, "2026-09-30", "back over National Day"],
    ["2026-10-01", -1, "2026-09-30", "from a day off"],
    ["2026-09-21", -1, "2026-09-20", "the Sunday that is worked"],
    ["2026-12-31", -15, "2026-12-10", "15 business days before the permit expires"],
    ["2026-12-31", -30, "2026-11-19", "30"],
    ["2026-12-31", -90, "2026-08-21", "90"],
  ])("TL16: from %s, %i business days is %s: %s", (from, n, expected, _because) => {
    expect(nthBusinessDay(cn, day(from), n)).toBe(expected);
  });
});

describe("ranks", () => {
  test("count the business days from the calendar's first day through the day", () => {
    expect(rankOf(cn, day("2007-01-01"))).toBe(0);
    expect(rankOf(cn, day("2007-01-04"))).toBe(1);
    expect(rankOf(cn, day("2007-12-31"))).toBe(249);
    expect(rankOf(cn, day("2026-12-31"))).toBe(4991);
  });

  test("of past days do not move when a notice for later days is published", () => {
    const before = chinaCalendar({ asOf: day("2020-01-26") });
    const after = chinaCalendar({ asOf: day("2020-01-27") });
    expect(rankOf(after, day("2020-01-30"))).toBe(rankOf(before, day("2020-01-30")));
    expect(rankOf(after, day("2020-02-03"))).toBe(rankOf(before, day("2020-02-03")) - 2);
  });

  test("between two days are negative when they are asked for backwards", () => {
    expect(businessDaysBetween(cn, day("2026-09-28"), day("2026-09-24"))).toBe(-1);
    expect(businessDaysBetween(cn, day("2026-09-24"), day("2026-09-24"))).toBe(0);
  });
});

describe("days that no calendar can know", () => {
  const unknown = expect.objectContaining({ code: "CALENDAR_DAY_UNKNOWN" });

  test("lie before the first covered year", () => {
    expect(() => isBusinessDay(cn, day("2006-12-31"))).toThrow(unknown);
    expect(() => nthBusinessDay(cn, day("2007-01-10"), -10)).toThrow(unknown);
    expect(() => rankOf(cn, day("1999-01-01"))).toThrow(unknown);
    // The start day is not looked at, so this count needs no day of 2006.
    expect(nthBusinessDay(cn, day("2006-12-31"), 1)).toBe("2007-01-04");
  });

  test("or past the horizon, 30 years after the last covered year", () => {
    expect(cn.lastDay).toBe("2056-12-31");
    expect(isBusinessDay(cn, cn.lastDay)).toBe(false);
    expect(() => isBusinessDay(cn, plusDays(cn.lastDay, 1))).toThrow(unknown);
    expect(() => nthBusinessDay(cn, cn.lastDay, 1)).toThrow(unknown);
    expect(() => nthBusinessDay(cn, day("2026-01-01"), 1_000_000)).toThrow(unknown);
  });

  test("5,000 business days from the last covered day still lie within it", () => {
    expect(nthBusinessDay(cn, day("2026-12-31"), 5000) < cn.lastDay).toBe(true);
  });

  test("the message names the day, the edition and its bounds", () => {
    const { edition, firstDay, lastDay } = cn;
    for (const ask of [
      isBusinessDay,
      rankOf,
      (...args: [typeof cn, typeof firstDay]) => nthBusinessDay(...args, 0),
    ]) {
      expect(() => ask(cn, day("2006-12-31"))).toThrow(
        expect.objectContaining({ details: { day: "2006-12-31", edition, firstDay, lastDay } }),
      );
    }
  });

  test("half a business day is a mistake in the program", () => {
    expect(() => nthBusinessDay(cn, day("2026-01-05"), 0.5)).toThrow("whole numbers");
  });
});
