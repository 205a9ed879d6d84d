import { describe, expect, test } from "vitest";
import { parseAmount } from "./amount.js";
import { chinaCalendar } from "./china.js";
import { overdueOn, remainingOn } from "./due.js";
import { parseLocalDate, plusDays } from "./local-date.js";
import { parseNotice } from "./notice.js";
import type { Period } from "./period.js";
import { dueRank, sweepPosition } from "./sweep-position.js";

const day = parseLocalDate;
const cn = chinaCalendar();
const promised: Period = { from: day("2026-09-16"), within: parseAmount("10个工作日") }; // due 2026-09-30

describe("the position of the sweep", () => {
  test("grows by two with each business day and stands just after it on the days off that follow", () => {
    const from = sweepPosition(cn, day("2026-09-29"));
    const steps = Array.from(
      { length: 11 },
      (_, i) => sweepPosition(cn, plusDays(day("2026-09-29"), i)) - from,
    );
    // 29 and 30 September, seven days of National Day, 8 and 9 October
    expect(steps).toEqual([0, 2, 3, 3, 3, 3, 3, 3, 3, 4, 6]);
  });

  test("TL1: a limit is breached from 2r + 1 on, holiday or not", () => {
    const breachedFrom = 2 * dueRank(cn, promised) + 1;
    expect(sweepPosition(cn, day("2026-09-30"))).toBeLessThan(breachedFrom);
    expect(sweepPosition(cn, day("2026-10-01"))).toBe(breachedFrom);
    expect(overdueOn(cn, promised, day("2026-10-01"))).toBe(0); // late, and by no business day yet
  });

  test("TL1: it has at most k business days remaining from 2(r − k) on", () => {
    const rank = dueRank(cn, promised);
    for (let it = promised.from; it <= day("2026-10-20"); it = plusDays(it, 1)) {
      for (const k of [0, 1, 2, 3, 5]) {
        const reached = sweepPosition(cn, it) >= 2 * (rank - k);
        expect(remainingOn(cn, promised, it) <= k, `${it}, ${k} days`).toBe(reached);
      }
    }
  });

  test("a notice for future days moves neither today's position nor the one a limit waits for", () => {
    const closure = parseNotice({
      calendar: "cn",
      number: "样例2号",
      title: "t",
      publishedOn: "2026-09-18",
      source: "s",
      holidays: [{ name: "台风", off: ["2026-09-22", "2026-09-23"] }],
    });
    const amended = chinaCalendar({ notices: [closure] });
    const today = day("2026-09-18");
    expect(sweepPosition(amended, today)).toBe(sweepPosition(cn, today));
    expect(dueRank(amended, promised)).toBe(dueRank(cn, promised));
    // The date moves all the same: the rank belongs to another day now.
    expect(remainingOn(amended, promised, today)).toBe(remainingOn(cn, promised, today));
    expect(sweepPosition(amended, day("2026-09-30"))).toBeLessThan(2 * dueRank(amended, promised));
  });

  test.each<[string, Period]>([
    ["in calendar days", { ...promised, within: parseAmount("10日") }],
    ["that counts backwards", { ...promised, direction: "before" }],
  ])("a limit %s waits by its date and has no rank to wait for", (_what, period) => {
    expect(() => dueRank(cn, period)).toThrow("waits by date");
  });
});
