import { chinaNotices, type Notice, parseNotice } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { verifyNotices } from "./verify-notices.js";

const plain = {
  calendar: "cn",
  number: "1号",
  title: "2026年节假日安排",
  publishedOn: "2025-11-04",
  source: "https://www.gov.cn/",
  year: 2026,
  holidays: [
    { name: "元旦", off: ["2026-01-01", "2026-01-02", "2026-01-03"], work: ["2026-01-04"] },
  ],
};
const noticeWith = (changes: object): Notice => parseNotice({ ...plain, ...changes });
const problemsOf = (...notices: readonly Notice[]) =>
  verifyNotices(notices).map(({ problems }) => problems.map(({ en }) => en));

describe("bundled notices", () => {
  test("are right", () => {
    expect(verifyNotices(chinaNotices).flatMap(({ problems }) => problems)).toEqual([]);
  });

  test("count the business days of their year", () => {
    expect(verifyNotices([noticeWith({})])).toMatchObject([
      { year: 2026, daysOff: 3, daysWorked: 1, businessDays: 260, problems: [] },
    ]);
  });

  test("have a weekday worked in exchange for nothing: that is told", () => {
    const wrong = noticeWith({
      holidays: [{ name: "元旦", off: ["2026-01-01"], work: ["2026-01-05"] }],
    });
    expect(problemsOf(wrong)).toEqual([["2026-01-05 is no week-end day to be worked in exchange"]]);
  });

  test("are held against the calendar of the day of their publication", () => {
    const amendment = noticeWith({
      number: "2号",
      publishedOn: "2025-12-01",
      year: undefined,
      amends: "1号",
      holidays: [{ name: "元旦", off: ["2026-01-04"] }],
    });
    expect(verifyNotices([noticeWith({}), amendment])).toMatchObject([
      { year: 2026, businessDays: 259, problems: [] },
      { year: 2026, daysOff: 1, problems: [] },
    ]);
  });

  test("that have become unsound are told with what is wrong", () => {
    const notice = noticeWith({});
    const unsound = { ...notice, holidays: [{ ...notice.holidays[0], name: "" }] } as Notice;
    expect(problemsOf(unsound)[0]?.[0]).toContain("notice 1号 has 1 problem");
  });
});
