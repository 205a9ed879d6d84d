import { describe, expect, test } from "vitest";
import { parseAmount } from "./amount.js";
import { chinaCalendar } from "./china.js";
import { nthBusinessDay } from "./count.js";
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

describe("worked deadlines", () => {
  const expertReview = excluding(["2026-05-06", "2026-05-13"]);
  const tenMore = extendedBy("10 business-days");

  test.each<[string, Period, string, string]>([
    [
      "A1",
      within("2026-02-10", "5个工作日"),
      "2026-02-24",
      "one-time notice on materials of 10 February",
    ],
    ["A2", within("2026-02-10", "20个工作日"), "2026-03-16", "deemed accepted as of the receipt"],
    ["A3", within("2026-02-24", "20个工作日"), "2026-03-23", "compare: accepted on 24 February"],
    ["B1", within("2026-04-27", "20个工作日"), "2026-05-27", "over Labour Day; 9 May is worked"],
    [
      "B2",
      within("2026-04-27", "20个工作日", expertReview),
      "2026-06-04",
      "7, 8, 9, 11, 12, 13 May are left out",
    ],
    [
      "B3",
      within("2026-04-27", "20个工作日", excluding(["2026-05-06", "2026-05-06"])),
      "2026-05-27",
      "opened and closed on one day: nothing is left out",
    ],
    ["B4", within("2026-04-27", "20个工作日", tenMore), "2026-06-10", "B1 and ten days more"],
    [
      "B5",
      within("2026-04-27", "20个工作日", { ...expertReview, ...tenMore }),
      "2026-06-18",
      "both",
    ],
    ["C1", within("2026-07-01", "45个工作日"), "2026-09-02", "joint handling"],
    [
      "C2",
      within("2026-07-01", "45个工作日", extendedBy("15 business-days")),
      "2026-09-22",
      "and 15 more",
    ],
    ["D1", within("2026-09-23", "10个工作日"), "2026-10-14", "the certificate, over two holidays"],
    ["E1", within("2026-09-16", "10个工作日"), "2026-09-30", "promised"],
    [
      "E3",
      within("2026-09-16", "10个工作日", excluding(["2026-09-24", "2026-10-08"])),
      "2026-10-12",
      "a special procedure across both holidays",
    ],
    ["F1 raw", within("2026-09-24", "7日", { roll: "stay" }), "2026-10-01", "seven calendar days"],
    ["F1", within("2026-09-24", "7日"), "2026-10-08", "moved by Civil Code art. 203"],
    [
      "G1",
      within("2026-12-31", "90个工作日", before),
      "2026-08-21",
      "90 business days before the permit expires",
    ],
    ["G1", within("2026-12-31", "30个工作日", before), "2026-11-19", "30"],
    ["G1", within("2026-12-31", "15个工作日", before), "2026-12-10", "15"],
    ["G1", within("2026-12-31", "30日", before), "2026-12-01", "30 calendar days"],
  ])("%s: %j is due %s: %s", (_number, period, expected, _because) => {
    expect(dueOf(cn, period)).toMatchObject({
      due: expected,
      provisional: false,
      edition: cn.edition,
    });
  });

  const promised = within("2026-09-16", "10个工作日");
  test.each([
    // day         remaining overdue because
    ["2026-09-16", 10, 0, "the start day: all of it"],
    ["2026-09-17", 9, 0, "one day used"],
    ["2026-09-24", 3, 0, "before Mid-Autumn; 28, 29 and 30 September are left"],
    ["2026-09-27", 3, 0, "a holiday uses nothing"],
    ["2026-09-29", 1, 0, "one business day before"],
    ["2026-09-30", 0, 0, "the last day is in time until it is over"],
    ["2026-10-01", 0, 0, "National Day: breached, and not yet a business day late"],
    ["2026-10-07", 0, 0, "the same"],
    ["2026-10-08", 0, 1, "the first business day too late"],
    ["2026-10-09", 0, 2, "the second"],
    ["2026-10-10", 0, 3, "a Saturday that is worked"],
    ["2026-10-11", 0, 3, "a Sunday that is not"],
  ])(
    "TL1, E2: on %s %i business days remain and %i are overdue: %s",
    (text, remaining, overdue, _because) => {
      expect(remainingOn(cn, promised, day(text))).toBe(remaining);
      expect(overdueOn(cn, promised, day(text))).toBe(overdue);
    },
  );
});

describe("an answer is provisional", () => {
  test.each<[string, Period, boolean]>([
    [
      "when a counted day lies in a year without a schedule",
      within("2026-12-28", "4个工作日"),
      true,
    ],
    ["not when the last one is just before it", within("2026-12-28", "3个工作日"), false],
    ["when the last day would roll in such a year", within("2026-12-15", "30日"), true],
    [
      "not when nothing rolls, for then no schedule matters",
      within("2026-12-15", "30日", { roll: "stay" }),
      false,
    ],
    ["not when only the start day lies in it", within("2027-01-01", "5个工作日", before), false],
    ["but when that day itself may be the answer", within("2027-01-04", "0个工作日"), true],
    ["backwards too", within("2027-01-05", "1个工作日", before), true],
    ["and from such a day on the spot", within("2027-01-04", "0个工作日", before), true],
  ])("%s", (_what, period, expected) => {
    expect(dueOf(cn, period).provisional).toBe(expected);
  });

  test("or refused by a strict calendar, which still gives a date that depends on no schedule", () => {
    const strict = chinaCalendar({ strict: true });
    const refused = expect.objectContaining({ code: "CALENDAR_DAY_PROVISIONAL" });
    expect(() => dueOf(strict, within("2026-12-28", "4个工作日"))).toThrow(refused);
    expect(() => dueOf(strict, within("2026-12-15", "30日"))).toThrow(refused);
    expect(dueOf(strict, within("2026-12-15", "30日", { roll: "stay" })).due).toBe("2027-01-14");
    const kept = within("2026-12-21", "3个工作日");
    expect(overdueOn(strict, kept, day("2026-12-31"))).toBe(5);
    expect(() => overdueOn(strict, kept, day("2027-01-01"))).toThrow(refused);
  });
});

describe("the longest limits", () => {
  test("agree with the plain count and stay within the horizon", () => {
    const period = within("2026-12-31", "5000 business-days");
    expect(due(period)).toBe(nthBusinessDay(cn, day("2026-12-31"), 5000));
    expect(dueOf(cn, within("2026-12-31", "20年")).due).toBe("2046-12-31");
  });

  test("excluded without end are refused, as no day is known on which they end", () => {
    const period = within("2026-11-02", "10个工作日", excluding(["2026-11-04", "9999-12-31"]));
    expect(() => due(period)).toThrow(expect.objectContaining({ code: "CALENDAR_DAY_UNKNOWN" }));
    // An exclusion far behind the end is not even looked at.
    expect(due(within("2026-11-02", "10个工作日", excluding(["2056-12-31", "9999-12-31"])))).toBe(
      "2026-11-16",
    );
  });
});
