import { describe, expect, test } from "vitest";
import { type CalendarOptions, calendarFrom } from "./business-calendar.js";
import { chinaCalendar, chinaNotices } from "./china.js";
import { businessDaysBetween, isBusinessDay, nthBusinessDay } from "./count.js";
import { dayKind } from "./day-kind.js";
import { parseLocalDate, plusDays } from "./local-date.js";
import { parseNotice } from "./notice.js";

const day = parseLocalDate;
const cn = chinaCalendar();

/** A sample after a list of regional holidays, not an official text. */
const guangxi = parseNotice({
  calendar: "cn-gx",
  number: "桂政办电〔2026〕样例",
  title: "2026年“壮族三月三”放假样例",
  publishedOn: "2026-03-20",
  source: "sample",
  holidays: [{ name: "三月三", off: ["2026-04-17", "2026-04-18", "2026-04-19", "2026-04-20"] }],
});

/** A department that works on a national day off and rests on a make-up workday. */
const department = parseNotice({
  calendar: "cn-gx-tax",
  number: "部门样例1号",
  title: "征期安排样例",
  publishedOn: "2026-01-15",
  source: "sample",
  holidays: [
    { name: "征期", off: ["2026-05-09"], work: ["2026-04-20", "2026-05-04", "2026-05-10"] },
  ],
});

describe("layers", () => {
  const gx = chinaCalendar({ notices: [guangxi], layers: ["cn-gx"] });

  test.each([
    // day         nation     Guangxi
    ["2026-04-16", "workday", "workday"],
    ["2026-04-17", "workday", "holiday"],
    ["2026-04-18", "weekend", "holiday"],
    ["2026-04-19", "weekend", "holiday"],
    ["2026-04-20", "workday", "holiday"],
    ["2026-04-21", "workday", "workday"],
    ["2026-05-01", "holiday", "holiday"],
  ])("%s is a %s in the nation and a %s in Guangxi", (text, nation, region) => {
    expect(dayKind(cn, day(text)).kind).toBe(nation);
    expect(dayKind(gx, day(text)).kind).toBe(region);
  });

  test("a region's holiday moves the region's due dates only", () => {
    expect(nthBusinessDay(cn, day("2026-04-15"), 3)).toBe("2026-04-20");
    expect(nthBusinessDay(gx, day("2026-04-15"), 3)).toBe("2026-04-22");
  });

  test("the most local layer that names a day decides, whenever it was published", () => {
    const tax = chinaCalendar({ notices: [guangxi, department], layers: ["cn-gx", "cn-gx-tax"] });
    expect(dayKind(tax, day("2026-04-17"))).toMatchObject({ kind: "holiday", name: "三月三" });
    expect(dayKind(tax, day("2026-04-20"))).toMatchObject({ kind: "workday", name: "征期" });
    expect(dayKind(tax, day("2026-05-04"))).toMatchObject({ kind: "workday", name: "征期" });
    expect(dayKind(tax, day("2026-05-09"))).toMatchObject({ kind: "holiday", name: "征期" });
    expect(dayKind(tax, day("2026-05-10"))).toMatchObject({
      kind: "make-up-workday",
      name: "征期",
    });
    const regionLast = chinaCalendar({
      notices: [guangxi, department],
      layers: ["cn-gx-tax", "cn-gx"],
    });
    expect(dayKind(regionLast, day("2026-04-20"))).toMatchObject({
      kind: "holiday",
      name: "三月三",
    });
  });

  test("a notice of a layer that is not asked for changes nothing", () => {
    expect(chinaCalendar({ notices: [guangxi] }).edition).toBe(cn.edition);
  });

  test("a layer without any notice is refused: its name may be misspelt", () => {
    expect(() => chinaCalendar({ notices: [guangxi], layers: ["cn-gz"] })).toThrow(
      expect.objectContaining({
        code: "CALENDAR_LAYER_UNKNOWN",
        details: { layer: "cn-gz", known: ["cn", "cn-gx"] },
      }),
    );
  });

  test("only the first layer's schedules cover years", () => {
    const regional = parseNotice({ ...guangxi, number: "2027", year: 2027 });
    const calendar = chinaCalendar({ notices: [regional], layers: ["cn-gx"] });
    expect(calendar.coveredYears.at(-1)).toBe(2026);
    expect(dayKind(calendar, day("2027-03-01")).provisional).toBe(true);
  });
});

describe("editions", () => {
  test("name the layers, the latest publication and a digest of the notices in force", () => {
    expect(cn.edition).toMatch(/^cn@2025-11-04\.[0-9a-f]{8}$/);
    const gx = chinaCalendar({ notices: [guangxi], layers: ["cn-gx"] });
    expect(gx.edition).toMatch(/^cn\+cn-gx@2026-03-20\.[0-9a-f]{8}$/);
    expect([cn.id, gx.id, chinaCalendar({ id: "hall" }).id]).toEqual(["cn", "cn+cn-gx", "hall"]);
  });

  test("do not depend on the order in which notices are loaded", () => {
    const reversed = calendarFrom({ notices: chinaNotices.toReversed(), layers: ["cn"] });
    expect(reversed.edition).toBe(cn.edition);
  });

  test("change when any notice in force changes, and only then", () => {
    const [first, ...rest] = chinaNotices;
    if (first === undefined) throw new Error("there are notices");
    const corrected = [{ ...first, source: "https://example.org/corrected" }, ...rest];
    expect(calendarFrom({ notices: corrected, layers: ["cn"] }).edition).not.toBe(cn.edition);
    expect(chinaCalendar({ asOf: day("2025-11-04") }).edition).toBe(cn.edition);
    expect(chinaCalendar({ asOf: day("2025-11-03") }).edition).toMatch(/^cn@2024-11-12\./);
  });

  test("as of a day before the first notice there is no calendar", () => {
    expect(() => chinaCalendar({ asOf: day("2006-12-17") })).toThrow(
      expect.objectContaining({ code: "CALENDAR_EMPTY" }),
    );
    expect(chinaCalendar({ asOf: day("2006-12-18") }).coveredYears).toEqual([2007]);
  });
});

describe("notices that contradict each other are refused", () => {
  const notice = (over: object) =>
    parseNotice({
      calendar: "cn",
      number: "A",
      title: "t",
      publishedOn: "2026-11-30",
      source: "s",
      holidays: [{ name: "元旦", off: ["2027-01-01"] }],
      ...over,
    });
  const first = notice({ year: 2027 });

  test.each<[string, CalendarOptions["notices"], string]>([
    ["the same notice twice", [first, first], "A"],
    ["two schedules of one year", [first, notice({ number: "B", year: 2027 })], "2027"],
    [
      "an amendment of a notice that is not there",
      [first, notice({ number: "B", amends: "C" })],
      "C",
    ],
    [
      "an amendment published before what it amends",
      [first, notice({ number: "B", amends: "A", publishedOn: "2026-01-05" })],
      "B",
    ],
    [
      "a day off and worked by notices of one day",
      [first, notice({ number: "B", holidays: [{ name: "元旦", work: ["2027-01-01"] }] })],
      "2027-01-01 (2026-11-30)",
    ],
  ])("%s", (_what, notices, path) => {
    expect(() => calendarFrom({ notices, layers: ["cn"] })).toThrow(
      expect.objectContaining({
        code: "NOTICES_CONFLICT",
        details: { problems: expect.arrayContaining([expect.objectContaining({ path })]) },
      }),
    );
  });

  test("but two notices of one day may say the same, and a later one may say the contrary", () => {
    const same = notice({ number: "B" });
    const contrary = notice({
      number: "C",
      publishedOn: "2026-12-01",
      amends: "A",
      holidays: [{ name: "元旦", work: ["2027-01-01"] }],
    });
    const calendar = calendarFrom({ notices: [contrary, same, first], layers: ["cn"] });
    expect(dayKind(calendar, day("2027-01-01"))).toMatchObject({
      kind: "workday",
      notice: { number: "C" },
    });
  });
});

describe("a year whose schedule is not published", () => {
  const offWeekdays2027: readonly (readonly [string, string])[] = [
    ["2027-01-01", "元旦"], // Friday
    ["2027-02-05", "春节"], // Friday, the eve
    ["2027-02-08", "春节"], // Monday, the third day; the first two fall on Saturday and Sunday,
    ["2027-02-09", "春节"], // and are made up on Tuesday
    ["2027-02-10", "春节"], // and Wednesday
    ["2027-04-05", "清明节"], // Monday
    ["2027-05-03", "劳动节"], // 1 and 2 May are Saturday and Sunday: made up on Monday
    ["2027-05-04", "劳动节"], // and Tuesday
    ["2027-06-09", "端午节"], // Wednesday, the fifth of the fifth month
    ["2027-09-15", "中秋节"], // Wednesday, the fifteenth of the eighth month
    ["2027-10-01", "国庆节"], // Friday; 2 and 3 October are Saturday and Sunday:
    ["2027-10-04", "国庆节"], // made up on Monday
    ["2027-10-05", "国庆节"], // and Tuesday
  ];

  test("has week-ends and the thirteen statutory days off, those on week-ends made up", () => {
    const off: [string, string][] = [];
    for (let it = day("2027-01-01"); it <= day("2027-12-31"); it = plusDays(it, 1)) {
      const { kind, name, notice, provisional } = dayKind(cn, it);
      expect([provisional, notice, kind === "make-up-workday"]).toEqual([true, undefined, false]);
      const weekday = new Date(`${it}T00:00:00Z`).getUTCDay();
      if (weekday !== 0 && weekday !== 6 && kind === "holiday") off.push([it, name ?? ""]);
      else expect(isBusinessDay(cn, it)).toBe(weekday !== 0 && weekday !== 6);
    }
    expect(off).toEqual(offWeekdays2027);
    expect(businessDaysBetween(cn, day("2026-12-31"), day("2027-12-31"))).toBe(261 - 13);
  });

  test.each([
    ["2026-12-28", 5, "2027-01-05", "1 January is off"],
    ["2027-02-04", 1, "2027-02-11", "Spring Festival, from the eve to the second day made up"],
    ["2027-04-30", 1, "2027-05-05", "Labour Day"],
    ["2027-09-30", 1, "2027-10-06", "National Day"],
  ])(
    "TL1: received %s, %i business days, provisionally due %s: %s",
    (received, days, due, _because) => {
      expect(nthBusinessDay(cn, day(received), days)).toBe(due);
    },
  );

  test("settles when its notice is loaded", () => {
    const notice2027 = parseNotice({
      calendar: "cn",
      number: "样例〔2026〕1号",
      title: "2027年放假样例",
      publishedOn: "2026-11-25",
      source: "sample",
      year: 2027,
      holidays: [
        { name: "元旦", off: ["2027-01-01", "2027-01-02", "2027-01-03"] },
        { name: "春节", off: ["2027-02-05"], work: ["2027-02-20"] },
      ],
    });
    const settled = chinaCalendar({ notices: [notice2027] });
    expect(dayKind(settled, day("2027-01-01"))).toMatchObject({
      provisional: false,
      notice: { number: "样例〔2026〕1号" },
    });
    expect(dayKind(settled, day("2027-02-09"))).toEqual({ kind: "workday", provisional: false });
    expect(dayKind(settled, day("2027-02-20")).kind).toBe("make-up-workday");
    expect(dayKind(settled, day("2028-03-01")).provisional).toBe(true);
    expect(settled.edition).not.toBe(cn.edition);
  });

  test("between two published ones is provisional too", () => {
    const without2012 = calendarFrom({
      notices: chinaNotices.filter(({ year }) => year !== 2012),
      layers: ["cn"],
    });
    expect(dayKind(without2012, day("2012-03-01")).provisional).toBe(true);
    expect(dayKind(without2012, day("2011-12-30")).provisional).toBe(false);
    expect(dayKind(without2012, day("2013-01-04")).provisional).toBe(false);
    // 31 December 2011 was worked by the notice for 2012, which is missing.
    expect(dayKind(without2012, day("2011-12-31")).kind).toBe("weekend");
  });
});

describe("a strict calendar", () => {
  const strict = chinaCalendar({ strict: true });
  const refused = (firstDay: string) =>
    expect.objectContaining({
      code: "CALENDAR_DAY_PROVISIONAL",
      details: { day: firstDay, edition: cn.edition },
    });

  test("answers as the other does where schedules are published", () => {
    expect(nthBusinessDay(strict, day("2026-12-28"), 3)).toBe("2026-12-31");
    expect(nthBusinessDay(strict, day("2026-12-31"), 0)).toBe("2026-12-31");
    expect(nthBusinessDay(strict, day("2027-01-01"), -1)).toBe("2026-12-31");
    expect(businessDaysBetween(strict, day("2026-12-01"), day("2026-12-31"))).toBe(22);
  });

  test("refuses every question that looks at a day without one, and names the first such day", () => {
    expect(() => nthBusinessDay(strict, day("2026-12-28"), 4)).toThrow(refused("2027-01-01"));
    expect(() => nthBusinessDay(strict, day("2027-03-06"), 0)).toThrow(refused("2027-03-06"));
    expect(() => nthBusinessDay(strict, day("2027-03-06"), -1)).toThrow(refused("2027-03-05"));
    expect(() => nthBusinessDay(strict, day("2027-01-04"), -1)).toThrow(refused("2027-01-01"));
    expect(() => isBusinessDay(strict, day("2027-03-06"))).toThrow(refused("2027-03-06"));
    expect(() => businessDaysBetween(strict, day("2026-12-31"), day("2027-01-01"))).toThrow(
      refused("2027-01-01"),
    );
    expect(() => dayKind(strict, day("2030-01-01"))).toThrow(refused("2030-01-01"));
  });
});
