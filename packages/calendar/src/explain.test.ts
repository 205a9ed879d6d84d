import { describe, expect, test } from "vitest";
import { parseAmount } from "./amount.js";
import { chinaCalendar } from "./china.js";
import { dueOf } from "./due.js";
import { explainDays, explainOverdue } from "./explain-days.js";
import { explainText, stretchText } from "./explain-text.js";
import { foldDays } from "./fold-days.js";
import { parseLocalDate } from "./local-date.js";
import { parseNotice } from "./notice.js";
import type { Period } from "./period.js";

const day = parseLocalDate;
const cn = chinaCalendar();
const review = { zh: "专家评审", en: "expert review" };
const hearing = { zh: "听证", en: "hearing" };

const text = (period: Period, lang: "zh" | "en" = "en") =>
  explainText(foldDays(explainDays(cn, period)), lang).split("\n");

describe("explaining what comes after a due date", () => {
  const late = (unit: "business-days" | "calendar-days", through: string) =>
    foldDays(explainOverdue(cn, { count: 10, unit }, [day("2026-09-30"), day(through)])).map(
      (stretch) => [stretch.first, stretch.last, stretchText(stretch).en],
    );

  test("TL1, E2: overdue days are counted in the limit's own unit, over the holiday", () => {
    expect(late("business-days", "2026-10-10")).toEqual([
      ["2026-10-01", "2026-10-07", "holiday: National Day (国办发明电〔2025〕7号)"],
      ["2026-10-08", "2026-10-10", "overdue days 1 to 3"],
    ]);
    expect(late("calendar-days", "2026-10-01")).toEqual([
      ["2026-10-01", "2026-10-01", "overdue day 1"],
    ]);
  });

  test("until the due date there is nothing to explain", () => {
    expect(late("business-days", "2026-09-30")).toEqual([]);
    expect(late("business-days", "2026-09-01")).toEqual([]);
  });
});

describe("explaining a due date", () => {
  test("TL5: a day off within excluded time takes nothing away, and is said to be off", () => {
    const period: Period = {
      from: day("2026-05-06"),
      within: parseAmount("2个工作日"),
      excluded: [{ after: day("2026-05-09"), through: day("2026-05-10"), cause: review }],
    };
    const off = { ...period, from: day("2026-05-08") };
    expect(text(off)[2]).toBe("2026-05-10  week-end, during expert review");
    expect(text(off, "zh")[2]).toBe("2026-05-10  周末，专家评审期间");
  });

  const licence: Period = {
    from: day("2026-04-27"),
    within: parseAmount("20个工作日"),
    excluded: [{ after: day("2026-05-06"), through: day("2026-05-13"), cause: review }],
    extended: [parseAmount("10个工作日")],
  };

  test("B5 in English: twenty business days, an expert review, ten days more", () => {
    expect(text(licence)).toEqual([
      "2026-04-27  start day, not counted",
      "2026-04-28 to 2026-04-30  days 1 to 3",
      "2026-05-01 to 2026-05-05  holiday: Labour Day (国办发明电〔2025〕7号)",
      "2026-05-06  day 4",
      "2026-05-07 to 2026-05-13  excluded: expert review (6 days left out)",
      "2026-05-14 to 2026-05-15  days 5 to 6",
      "2026-05-16 to 2026-05-17  week-end",
      "2026-05-18 to 2026-05-22  days 7 to 11",
      "2026-05-23 to 2026-05-24  week-end",
      "2026-05-25 to 2026-05-29  days 12 to 16",
      "2026-05-30 to 2026-05-31  week-end",
      "2026-06-01 to 2026-06-04  days 17 to 20",
      "2026-06-05  day 21, by extension",
      "2026-06-06 to 2026-06-07  week-end",
      "2026-06-08 to 2026-06-12  days 22 to 26, by extension",
      "2026-06-13 to 2026-06-14  week-end",
      "2026-06-15 to 2026-06-18  days 27 to 30, by extension",
      "due  2026-06-18",
    ]);
  });

  test("the same in Chinese", () => {
    const lines = text(licence, "zh");
    expect(lines.slice(0, 6)).toEqual([
      "2026-04-27  起始日，不计",
      "2026-04-28 至 2026-04-30  第1至3日",
      "2026-05-01 至 2026-05-05  劳动节放假（国办发明电〔2025〕7号）",
      "2026-05-06  第4日",
      "2026-05-07 至 2026-05-13  不计时：专家评审（扣除6日）",
      "2026-05-14 至 2026-05-15  第5至6日",
    ]);
    expect(lines.slice(-3)).toEqual([
      "2026-06-13 至 2026-06-14  周末",
      "2026-06-15 至 2026-06-18  第27至30日，延长期内",
      "到期日  2026-06-18",
    ]);
  });

  test("a week-end worked in exchange is counted and said to be a make-up workday", () => {
    const period: Period = { from: day("2026-09-18"), within: parseAmount("2个工作日") };
    expect(text(period)).toEqual([
      "2026-09-18  start day, not counted",
      "2026-09-19  week-end",
      "2026-09-20  day 1, make-up workday (国办发明电〔2025〕7号)",
      "2026-09-21  day 2",
      "due  2026-09-21",
    ]);
    expect(text(period, "zh")[2]).toBe("2026-09-20  第1日，调休上班（国办发明电〔2025〕7号）");
  });

  test("TL3, F1: calendar days count on through holidays, and the last one rolls", () => {
    const period: Period = { from: day("2026-09-24"), within: parseAmount("7日") };
    expect(text(period)).toEqual([
      "2026-09-24  start day, not counted",
      "2026-09-25 to 2026-10-01  days 1 to 7",
      "2026-10-02 to 2026-10-08  moved to a business day, as the last day fell on a holiday: National Day (国办发明电〔2025〕7号)",
      "due  2026-10-08",
    ]);
    expect(text(period, "zh")[2]).toBe(
      "2026-10-02 至 2026-10-08  移至工作日，末日逢国庆节放假（国办发明电〔2025〕7号）",
    );
  });

  test("TL3: a roll backwards is explained backwards, and months in their calendar days", () => {
    const period: Period = {
      from: day("2026-11-05"),
      within: parseAmount("1个月"),
      roll: "backward",
    };
    expect(text(period)).toEqual([
      "2026-11-05  start day, not counted",
      "2026-11-06 to 2026-12-05  days 1 to 30",
      "2026-12-04  moved to a business day, as the last day fell on a week-end",
      "due  2026-12-04",
    ]);
  });

  test("TL5: overlapping exclusions are left out once, each stretch with all its causes", () => {
    const period: Period = {
      from: day("2026-11-02"),
      within: parseAmount("3个工作日"),
      excluded: [
        { after: day("2026-11-02"), through: day("2026-11-04"), cause: review },
        { after: day("2026-11-03"), through: day("2026-11-05"), cause: hearing },
        { after: day("2026-11-05"), through: day("2026-11-08") },
      ],
    };
    expect(text(period)).toEqual([
      "2026-11-02  start day, not counted",
      "2026-11-03  excluded: expert review (1 day left out)",
      "2026-11-04  excluded: expert review and hearing (1 day left out)",
      "2026-11-05  excluded: hearing (1 day left out)",
      "2026-11-06 to 2026-11-08  excluded (1 day left out)",
      "2026-11-09 to 2026-11-11  days 1 to 3",
      "due  2026-11-11",
    ]);
    expect(text(period, "zh")[2]).toBe("2026-11-04  不计时：专家评审、听证（扣除1日）");
  });

  test.each<[string, Period, string[]]>([
    [
      "on the day itself",
      { from: day("2026-09-24"), within: parseAmount("0个工作日") },
      ["2026-09-24  start day, not counted", "due  2026-09-24"],
    ],
    [
      "or after a holiday",
      { from: day("2026-09-26"), within: parseAmount("0个工作日") },
      [
        "2026-09-26  start day, not counted",
        "2026-09-27  holiday: Mid-Autumn Festival (国办发明电〔2025〕7号)",
        "2026-09-28  moved to a business day, as the last day fell on a holiday: Mid-Autumn Festival (国办发明电〔2025〕7号)",
        "due  2026-09-28",
      ],
    ],
    [
      "or after an exclusion",
      {
        from: day("2026-11-04"),
        within: parseAmount("0个工作日"),
        excluded: [{ after: day("2026-11-03"), through: day("2026-11-05"), cause: hearing }],
      },
      [
        "2026-11-04  start day, not counted",
        "2026-11-05  excluded: hearing (1 day left out)",
        "2026-11-06  moved to a business day",
        "due  2026-11-06",
      ],
    ],
  ])("TL2: nothing to count, due %s", (_what, period, expected) => {
    expect(text(period)).toEqual(expected);
    // In both languages a reason is given for week-ends and holidays only.
    expect(text(period, "zh").some((line) => line.includes("末日逢"))).toBe(
      expected.some((line) => line.includes("fell on")),
    );
  });

  test("TL16: a backward limit is explained from its day back to the due date", () => {
    const period: Period = {
      from: day("2026-10-10"),
      within: parseAmount("3个工作日"),
      direction: "before",
    };
    expect(text(period)).toEqual([
      "2026-10-10  start day, not counted",
      "2026-10-09 to 2026-10-08  days 1 to 2",
      "2026-10-07 to 2026-10-01  holiday: National Day (国办发明电〔2025〕7号)",
      "2026-09-30  day 3",
      "due  2026-09-30",
    ]);
  });

  test("days of a year without a schedule are marked, and the mark is explained", () => {
    const period: Period = { from: day("2026-12-30"), within: parseAmount("2个工作日") };
    expect(text(period)).toEqual([
      "2026-12-30  start day, not counted",
      "2026-12-31  day 1",
      "2027-01-01  holiday: New Year (provisional)",
      "2027-01-02 to 2027-01-03  week-end (provisional)",
      "2027-01-04  day 2 (provisional)",
      "due  2027-01-04",
      "provisional: that year's schedule is not published; the statutory holidays are assumed",
    ]);
    expect(text(period, "zh").slice(-4)).toEqual([
      "2027-01-02 至 2027-01-03  周末（暂定）",
      "2027-01-04  第2日（暂定）",
      "到期日  2027-01-04",
      "暂定：该年放假安排尚未公布，按法定节假日推算",
    ]);
  });

  test("holidays that share a notice's entry have both names; others keep their Chinese one", () => {
    const both: Period = { from: day("2025-09-30"), within: parseAmount("1个工作日") };
    expect(text(both)[1]).toBe(
      "2025-10-01 to 2025-10-08  holiday: Mid-Autumn Festival and National Day (国办发明电〔2024〕12号)",
    );
    const victory: Period = { from: day("2015-09-02"), within: parseAmount("1个工作日") };
    expect(text(victory)[1]).toContain(
      "holiday: 抗日战争暨世界反法西斯战争胜利70周年纪念日 (国发明电〔2015〕1号)",
    );
  });

  test("two holidays that meet are two stretches, and so are two notices of one holiday", () => {
    const region = parseNotice({
      calendar: "cn-x",
      number: "样例",
      title: "t",
      publishedOn: "2026-09-01",
      source: "s",
      holidays: [
        { name: "丰收节", off: ["2026-09-23"] },
        { name: "地方节日", off: ["2026-09-24"] },
      ],
    });
    const calendar = chinaCalendar({ notices: [region], layers: ["cn-x"] });
    const period: Period = { from: day("2026-09-22"), within: parseAmount("1个工作日") };
    const names = foldDays(explainDays(calendar, period)).map(({ what }) => what?.name);
    expect(names).toEqual([undefined, "丰收节", "地方节日", "中秋节", undefined]);

    const lengthened: Period = { from: day("2020-01-23"), within: parseAmount("1个工作日") };
    expect(text(lengthened)).toEqual([
      "2020-01-23  start day, not counted",
      "2020-01-24 to 2020-01-30  holiday: Spring Festival (国办发明电〔2019〕16号)",
      "2020-01-31 to 2020-02-02  holiday: Spring Festival (国办发明电〔2020〕1号)",
      "2020-02-03  day 1",
      "due  2020-02-03",
    ]);
  });

  test("a stretch says nothing of its days that is not so of each of them", () => {
    const over = (after: string, through: string): Period => ({
      from: day("2026-09-18"),
      within: parseAmount("8个工作日"),
      excluded: [{ after: day(after), through: day(through), cause: review }],
    });
    const excluded = (period: Period) =>
      foldDays(explainDays(cn, period)).find(({ role }) => role.as === "excluded");
    expect(excluded(over("2026-09-22", "2026-09-29"))).toEqual({
      first: "2026-09-23",
      last: "2026-09-29",
      days: 7,
      provisional: false,
      role: { as: "excluded", causes: [review], countable: 4 },
    });
    expect(excluded(over("2026-09-24", "2026-09-27"))?.what).toMatchObject({ name: "中秋节" });
    const mixed: Period = {
      from: day("2026-12-31"),
      within: parseAmount("1个工作日"),
      excluded: [{ after: day("2026-12-31"), through: day("2027-01-03"), cause: review }],
    };
    expect(text(mixed)[1]).toBe(
      "2027-01-01 to 2027-01-03  days off, during expert review (provisional)",
    );
  });

  test("5,000 business days are explained to the last", () => {
    const period: Period = { from: day("2007-01-04"), within: parseAmount("5000个工作日") };
    const lines = explainDays(cn, period);
    expect(lines.filter(({ role }) => role.as === "counted")).toHaveLength(5000);
    expect(lines.at(-1)?.day).toBe(dueOf(cn, period).due);
  });
});
