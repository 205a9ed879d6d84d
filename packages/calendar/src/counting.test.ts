import { describe, expect, test } from "vitest";
import { parseAmount } from "./amount.js";
import { chinaCalendar } from "./china.js";
import { dueOf, overdueOn, remainingOn } from "./due.js";
import { parseLocalDate } from "./local-date.js";
import type { Period } from "./period.js";

const day = parseLocalDate;
const cn = chinaCalendar();

const within = (from: string, amount: string, rest: Partial<Period> = {}): Period => ({
  from: day(from),
  within: parseAmount(amount),
  ...rest,
});
const excluding = (...spans: readonly (readonly [after: string, through: string])[]) => ({
  excluded: spans.map(([after, through]) => ({ after: day(after), through: day(through) })),
});
const extendedBy = (...amounts: readonly string[]) => ({ extended: amounts.map(parseAmount) });
const before = { direction: "before" } as const;
const due = (period: Period) => dueOf(cn, period).due;

describe("TL2: nothing to count means at once", () => {
  test.each<[string, Period, string]>([
    ["on a business day, that day", within("2026-09-24", "0个工作日"), "2026-09-24"],
    ["on a worked Sunday, that day", within("2026-09-20", "0个工作日"), "2026-09-20"],
    ["on a holiday, the next business day", within("2026-10-01", "0个工作日"), "2026-10-08"],
    [
      "on an excluded day, the next that is not",
      within("2026-05-08", "0个工作日", excluding(["2026-05-06", "2026-05-13"])),
      "2026-05-14",
    ],
    [
      "the day an exclusion begins is not excluded",
      within("2026-05-06", "0个工作日", excluding(["2026-05-06", "2026-05-13"])),
      "2026-05-06",
    ],
    ["in calendar days on a holiday, too", within("2026-10-01", "0日"), "2026-10-08"],
    [
      "and where nothing rolls, the day itself",
      within("2026-10-01", "0日", { roll: "stay" }),
      "2026-10-01",
    ],
    ["backwards, the last business day", within("2026-10-05", "0个工作日", before), "2026-09-30"],
    ["no months", within("2026-10-10", "0 months"), "2026-10-10"],
  ])("%s", (_what, period, expected) => {
    expect(due(period)).toBe(expected);
  });
});

describe("TL3: calendar days, months and years", () => {
  test.each<[string, Period, string, string]>([
    [
      "a last day that is a business day stays",
      within("2026-11-02", "30日"),
      "2026-12-02",
      "2026-12-02",
    ],
    ["a Saturday moves to Monday", within("2026-11-05", "30日"), "2026-12-05", "2026-12-07"],
    ["a Saturday that is worked stays", within("2026-09-10", "30日"), "2026-10-10", "2026-10-10"],
    [
      "it may be told to stay",
      within("2026-11-05", "30日", { roll: "stay" }),
      "2026-12-05",
      "2026-12-05",
    ],
    [
      "or to move back",
      within("2026-11-05", "30日", { roll: "backward" }),
      "2026-12-05",
      "2026-12-04",
    ],
    ["the same number, three months on", within("2026-01-15", "3个月"), "2026-04-15", "2026-04-15"],
    [
      "clamped to the month's end, then rolled",
      within("2026-01-31", "1个月"),
      "2026-02-28",
      "2026-02-28",
    ],
    [
      "31 December and two months: a Sunday",
      within("2026-12-31", "2个月"),
      "2027-02-28",
      "2027-03-01",
    ],
    [
      "from a leap day to the end of February",
      within("2024-02-29", "1年"),
      "2025-02-28",
      "2025-02-28",
    ],
    [
      "from leap day to leap day",
      within("2024-02-29", "4年", { roll: "stay" }),
      "2028-02-29",
      "2028-02-29",
    ],
    ["five years", within("2026-03-31", "5年"), "2031-03-31", "2031-03-31"],
  ])("%s", (_what, period, unrolled, expected) => {
    expect(dueOf(cn, period)).toMatchObject({ unrolled, due: expected });
  });

  test.each<[string, Period, string]>([
    [
      "excluded days lengthen calendar days one for one, week-ends too",
      within("2026-11-02", "10日", excluding(["2026-11-05", "2026-11-10"])),
      "2026-11-17",
    ],
    [
      "and months by calendar days",
      within("2026-01-15", "3个月", excluding(["2026-02-01", "2026-02-11"])),
      "2026-04-27",
    ],
    [
      "then the end is rolled, once",
      within("2026-11-02", "10日", excluding(["2026-11-05", "2026-11-14"])),
      "2026-11-23",
    ],
  ])("%s", (_what, period, expected) => {
    expect(due(period)).toBe(expected);
  });
});

describe("TL5: excluded time", () => {
  const ten = (...spans: readonly (readonly [string, string])[]) =>
    due(within("2026-11-02", "10 business-days", excluding(...spans)));

  test.each<[string, readonly (readonly [string, string])[], string]>([
    ["nothing excluded: Monday 2 November, ten business days", [], "2026-11-16"],
    [
      "the day it begins still counts, the day it ends does not",
      [["2026-11-04", "2026-11-06"]],
      "2026-11-18",
    ],
    ["over a week-end only business days are gained", [["2026-11-06", "2026-11-09"]], "2026-11-17"],
    ["a week-end alone gains nothing", [["2026-11-06", "2026-11-08"]], "2026-11-16"],
    [
      "two that overlap are left out once",
      [
        ["2026-11-03", "2026-11-05"],
        ["2026-11-04", "2026-11-06"],
      ],
      "2026-11-19",
    ],
    [
      "one inside another adds nothing",
      [
        ["2026-11-03", "2026-11-06"],
        ["2026-11-04", "2026-11-05"],
      ],
      "2026-11-19",
    ],
    [
      "the same twice is left out once",
      [
        ["2026-11-04", "2026-11-06"],
        ["2026-11-04", "2026-11-06"],
      ],
      "2026-11-18",
    ],
    [
      "their order does not matter",
      [
        ["2026-11-10", "2026-11-11"],
        ["2026-11-04", "2026-11-06"],
      ],
      "2026-11-19",
    ],
    [
      "begun before the start, only what follows the start",
      [["2026-10-20", "2026-11-03"]],
      "2026-11-17",
    ],
    ["ended before the start, nothing", [["2026-10-20", "2026-10-30"]], "2026-11-16"],
    ["begun on the last day, nothing", [["2026-11-16", "2026-12-16"]], "2026-11-16"],
    ["begun the day before, the last day", [["2026-11-13", "2026-11-18"]], "2026-11-19"],
    [
      "one that reaches the day to which another moved the end",
      [
        ["2026-11-04", "2026-11-06"],
        ["2026-11-17", "2026-11-20"],
      ],
      "2026-11-23",
    ],
    ["all of it on one day, nothing", [["2026-11-04", "2026-11-04"]], "2026-11-16"],
  ])("%s", (_what, spans, expected) => {
    expect(ten(...spans)).toBe(expected);
  });

  test.each<[string, [string, string][], string]>([
    ["is the day on which it goes on", [["2026-11-16", "2026-11-19"]], "2026-11-19"],
    ["is the next business day where that is none", [["2026-11-16", "2026-11-21"]], "2026-11-23"],
    [
      "goes on after the next one where that begins at once",
      [
        ["2026-11-16", "2026-11-18"],
        ["2026-11-18", "2026-11-20"],
      ],
      "2026-11-20",
    ],
    ["is over when it begins and ends on that day", [["2026-11-16", "2026-11-16"]], "2026-11-16"],
    ["is over when it begins the day after", [["2026-11-17", "2026-11-19"]], "2026-11-16"],
  ])("TL6: what is left of a last day on which it begins %s", (_what, spans, expected) => {
    expect(ten(...spans)).toBe("2026-11-16");
    const period = within("2026-11-02", "10 business-days", excluding(...spans));
    expect(due({ ...period, restOfLastDay: true })).toBe(expected);
  });

  test("that ends before it begins is refused", () => {
    expect(() => ten(["2026-11-06", "2026-11-05"])).toThrow(
      expect.objectContaining({
        code: "EXCLUSION_INVALID",
        details: { after: "2026-11-06", through: "2026-11-05" },
      }),
    );
  });

  test("is left out of what remains", () => {
    const period = within(
      "2026-11-02",
      "10 business-days",
      excluding(["2026-11-04", "2026-11-06"]),
    );
    const remaining = ["2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06", "2026-11-09"].map(
      (it) => remainingOn(cn, period, day(it)),
    );
    expect(remaining).toEqual([9, 8, 8, 8, 7]);
  });
});

describe("TL7: an extension", () => {
  test("adds to the allowance: two are as good as their sum", () => {
    const twice = within(
      "2026-04-27",
      "20个工作日",
      extendedBy("5 business-days", "5 business-days"),
    );
    expect(due(twice)).toBe("2026-06-10");
  });

  test("in months does not count from the clamped day", () => {
    // Two months after 31 January is 31 March; a month after 28 February would be 28 March.
    expect(due(within("2026-01-31", "1个月", extendedBy("1个月")))).toBe("2026-03-31");
  });

  test("is not touched by an exclusion, nor an exclusion by it", () => {
    const period = within("2026-04-27", "20个工作日", {
      ...excluding(["2026-06-01", "2026-06-03"]),
      ...extendedBy("10个工作日"),
    });
    expect(due(period)).toBe("2026-06-12");
  });

  test.each(["10 calendar-days", "1 months", "1 years"])(
    "of %s is refused for a limit in business days",
    (amount) => {
      expect(() => due(within("2026-04-27", "20个工作日", extendedBy(amount)))).toThrow(
        expect.objectContaining({ code: "EXTENSION_UNIT_MISMATCH" }),
      );
    },
  );

  test.each([-5, 2.5, 5001, Number.NaN])(
    "or a limit of %d business days that no text could give is refused",
    (count) => {
      const amount = { count, unit: "business-days" } as const;
      const refused = expect.objectContaining({ code: "AMOUNT_INVALID" });
      expect(() => due({ from: day("2026-04-27"), within: amount })).toThrow(refused);
      expect(() => due(within("2026-04-27", "20个工作日", { extended: [amount] }))).toThrow(
        refused,
      );
    },
  );
});

describe("TL16: a backward limit", () => {
  test.each<[string, Period, string]>([
    ["counts business days back", within("2026-10-10", "3个工作日", before), "2026-09-30"],
    [
      "stays where calendar days end, unless it says otherwise",
      within("2026-11-01", "30日", before),
      "2026-10-02",
    ],
    [
      "may roll to the next business day",
      within("2026-11-01", "30日", { ...before, roll: "forward" }),
      "2026-10-08",
    ],
    [
      "or to the one before",
      within("2026-11-01", "30日", { ...before, roll: "backward" }),
      "2026-09-30",
    ],
    ["clamps months", within("2026-03-31", "1个月", before), "2026-02-28"],
    ["counts years", within("2028-02-29", "1年", before), "2027-02-28"],
    [
      "leaves excluded days out",
      within("2026-11-16", "5个工作日", { ...before, ...excluding(["2026-11-09", "2026-11-11"]) }),
      "2026-11-05",
    ],
    [
      "is lengthened backwards",
      within("2026-11-16", "5个工作日", { ...before, ...extendedBy("2个工作日") }),
      "2026-11-05",
    ],
  ])("%s", (_what, period, expected) => {
    expect(due(period)).toBe(expected);
  });

  test("still remains and is overdue forwards in time", () => {
    const renewal = within("2026-12-31", "30日", before); // by 1 December
    expect(remainingOn(cn, renewal, day("2026-11-21"))).toBe(10);
    expect(overdueOn(cn, renewal, day("2026-12-04"))).toBe(3);
  });
});
