import { describe, expect, test } from "vitest";
import { chinaCalendar, chinaNotices } from "./china.js";
import { isBusinessDay } from "./count.js";
import { dayKind } from "./day-kind.js";
import { parseLocalDate, plusDays } from "./local-date.js";

const day = parseLocalDate;
const cn = chinaCalendar();

describe("the bundled notices", () => {
  test("are the twenty schedules of 2007 to 2026 and the amendments of 2015, 2019 and 2020", () => {
    expect(cn.coveredYears).toEqual(Array.from({ length: 20 }, (_, i) => 2007 + i));
    expect(chinaNotices.flatMap(({ amends, number }) => (amends ? [number] : []))).toEqual([
      "国发明电〔2015〕1号",
      "国办发明电〔2019〕3号",
      "国办发明电〔2020〕1号",
    ]);
  });

  test.each([
    // year Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec  year
    [2007, 20, 17, 22, 23, 18, 21, 22, 23, 22, 18, 22, 21, 249],
    [2008, 22, 18, 21, 21, 21, 20, 23, 21, 21, 20, 20, 23, 251],
    [2009, 17, 21, 22, 21, 19, 22, 23, 21, 23, 17, 21, 23, 250],
    [2010, 20, 17, 23, 21, 20, 21, 22, 22, 22, 17, 22, 23, 250],
    [2011, 21, 16, 23, 20, 21, 21, 21, 23, 21, 18, 22, 23, 250],
    [2012, 17, 21, 23, 19, 22, 20, 22, 23, 21, 18, 22, 21, 249],
    [2013, 22, 17, 21, 21, 22, 19, 23, 22, 21, 19, 21, 22, 250],
    [2014, 22, 17, 21, 21, 21, 20, 23, 21, 22, 19, 20, 23, 250],
    [2015, 21, 17, 22, 21, 20, 21, 23, 21, 21, 18, 21, 23, 249],
    [2016, 20, 18, 23, 20, 21, 21, 21, 23, 21, 18, 22, 22, 250],
    [2017, 19, 19, 23, 19, 21, 22, 21, 23, 22, 17, 22, 21, 249],
    [2018, 22, 17, 22, 20, 22, 20, 22, 23, 21, 18, 22, 21, 250],
    [2019, 22, 17, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22, 250],
    [2020, 17, 20, 22, 22, 19, 21, 23, 21, 23, 17, 21, 23, 249],
    [2021, 20, 17, 23, 22, 19, 21, 22, 22, 22, 17, 22, 23, 250],
    [2022, 21, 16, 23, 21, 20, 21, 21, 23, 21, 18, 22, 22, 249],
    [2023, 18, 20, 23, 20, 21, 21, 21, 23, 20, 19, 22, 21, 249],
    [2024, 22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22, 251],
    [2025, 19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23, 248],
    [2026, 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23, 248],
  ])("business days of each month of %i", (year, ...expected) => {
    const months = Array.from({ length: 12 }, () => 0);
    for (let it = day(`${year}-01-01`); it <= day(`${year}-12-31`); it = plusDays(it, 1)) {
      const month = Number(it.slice(5, 7)) - 1;
      if (isBusinessDay(cn, it)) months[month] = (months[month] ?? 0) + 1;
    }
    expect([...months, months.reduce((sum, days) => sum + days)]).toEqual(expected);
  });
});

describe("a day named by the neighbouring year's notice", () => {
  test.each([
    [
      "2007-12-29",
      "make-up-workday",
      "国办发明电〔2007〕52号",
      "Saturday, worked for New Year 2008",
    ],
    ["2007-12-31", "holiday", "国办发明电〔2007〕52号", "Monday, off for New Year 2008"],
    [
      "2011-12-31",
      "make-up-workday",
      "国办发明电〔2011〕45号",
      "Saturday, worked for New Year 2012",
    ],
    [
      "2018-12-29",
      "make-up-workday",
      "国办发明电〔2018〕15号",
      "Saturday, worked for New Year 2019",
    ],
    ["2018-12-31", "holiday", "国办发明电〔2018〕15号", "Monday, off for New Year 2019"],
    ["2022-12-31", "holiday", "国办发明电〔2022〕16号", "Saturday, off for New Year 2023"],
  ])("%s is a %s by %s: %s", (text, kind, number, _because) => {
    expect(dayKind(cn, day(text))).toMatchObject({ kind, name: "元旦", notice: { number } });
  });

  test("was not known before that notice was published", () => {
    expect(dayKind(chinaCalendar({ asOf: day("2018-12-05") }), day("2018-12-29")).kind).toBe(
      "weekend",
    );
    expect(dayKind(chinaCalendar({ asOf: day("2018-12-06") }), day("2018-12-29")).kind).toBe(
      "make-up-workday",
    );
  });
});

describe("an amendment counts from the day of its publication, not a day earlier", () => {
  test.each([
    // day         published     before             after              because
    ["2015-09-03", "2015-05-13", "workday", "holiday", "Thursday, 70 years of victory"],
    ["2015-09-04", "2015-05-13", "workday", "holiday", "Friday"],
    ["2015-09-05", "2015-05-13", "weekend", "holiday", "Saturday, now by notice"],
    ["2015-09-06", "2015-05-13", "weekend", "make-up-workday", "Sunday, worked in exchange"],
    ["2019-04-28", "2019-03-22", "weekend", "make-up-workday", "Sunday"],
    ["2019-05-01", "2019-03-22", "holiday", "holiday", "as before"],
    ["2019-05-02", "2019-03-22", "workday", "holiday", "Thursday"],
    ["2019-05-03", "2019-03-22", "workday", "holiday", "Friday"],
    ["2019-05-05", "2019-03-22", "weekend", "make-up-workday", "Sunday"],
    ["2020-01-31", "2020-01-27", "workday", "holiday", "Friday, announced during the holiday"],
    [
      "2020-02-01",
      "2020-01-27",
      "make-up-workday",
      "holiday",
      "Saturday, to be worked by the first notice",
    ],
    ["2020-02-02", "2020-01-27", "weekend", "holiday", "Sunday"],
    ["2020-02-03", "2020-01-27", "workday", "workday", "Monday, work resumes"],
  ])("%s (published %s): %s, then %s: %s", (text, published, before, after, _because) => {
    const dayBefore = chinaCalendar({ asOf: plusDays(day(published), -1) });
    expect(dayKind(dayBefore, day(text)).kind).toBe(before);
    expect(dayKind(chinaCalendar({ asOf: day(published) }), day(text)).kind).toBe(after);
    expect(dayKind(cn, day(text)).kind).toBe(after);
  });
});

describe("days that other sources get wrong", () => {
  test.each([
    // day         in truth           wrong in
    ["2007-12-29", "make-up-workday", "holiday-calendar"],
    ["2007-12-31", "holiday", "holiday-calendar"],
    ["2008-05-04", "make-up-workday", "holiday-calendar"],
    ["2008-06-07", "holiday", "holiday-calendar"],
    ["2008-09-13", "holiday", "holiday-calendar"],
    ["2009-01-04", "make-up-workday", "holiday-calendar"],
    ["2009-09-27", "make-up-workday", "holiday-calendar"],
    ["2011-01-29", "weekend", "chinese-workday"],
    ["2011-02-12", "make-up-workday", "chinese-workday"],
    ["2011-04-02", "make-up-workday", "chinese-workday"],
    ["2011-12-31", "make-up-workday", "holiday-calendar and chinese-workday"],
    ["2012-01-29", "make-up-workday", "chinese-workday"],
    ["2012-03-31", "make-up-workday", "chinese-workday"],
    ["2012-04-01", "make-up-workday", "chinese-workday"],
    ["2012-04-28", "make-up-workday", "chinese-workday"],
    ["2012-09-30", "holiday", "chinese-workday"],
    ["2012-10-08", "workday", "chinese-workday"],
    ["2013-04-07", "make-up-workday", "lunar-javascript and chinese-workday"],
    ["2013-04-27", "make-up-workday", "chinese-workday"],
    ["2013-04-28", "make-up-workday", "chinese-workday"],
    ["2013-06-08", "make-up-workday", "chinese-workday"],
    ["2013-06-09", "make-up-workday", "chinese-workday"],
    ["2013-10-12", "make-up-workday", "lunar-javascript and chinese-workday"],
    ["2013-12-29", "weekend", "chinese-workday"],
    ["2014-06-03", "workday", "chinese-workday"],
    ["2014-06-04", "workday", "chinese-workday"],
    ["2014-09-09", "workday", "chinese-workday"],
    ["2014-09-10", "workday", "chinese-workday"],
    ["2014-10-11", "make-up-workday", "chinese-workday"],
    ["2015-01-04", "make-up-workday", "holiday-calendar"],
    ["2015-09-03", "holiday", "chinese-workday"],
    ["2015-09-04", "holiday", "chinese-workday"],
    ["2016-04-02", "weekend", "holiday-calendar"],
    ["2018-01-01", "holiday", "chinese-workday"],
    ["2018-06-16", "weekend", "holiday-calendar"],
    ["2018-09-22", "weekend", "holiday-calendar"],
    ["2020-01-31", "holiday", "chinese-workday"],
    ["2020-02-01", "holiday", "chinese-workday"],
    ["2023-01-03", "workday", "chinese-workday"],
  ])("%s is a %s, not what %s says", (text, kind, _source) => {
    expect(dayKind(cn, day(text)).kind).toBe(kind);
  });
});
