import { describe, expect, test } from "vitest";
import { chinaCalendar, chinaNotices } from "./china.js";
import { parseNotice } from "./notice.js";
import { noticeDoubts } from "./notice-doubts.js";

const plain = {
  calendar: "cn",
  number: "某发〔2026〕1号",
  title: "通知",
  publishedOn: "2026-09-14",
  source: "官网",
};

const doubts = (over: object) =>
  noticeDoubts(parseNotice({ ...plain, ...over }), chinaCalendar()).map(({ en }) => en);

describe("what in a notice is lawful and probably a slip of the pen", () => {
  test("a make-up workday on a day that is worked anyway", () => {
    expect(doubts({ holidays: [{ name: "x", work: ["2026-09-15"] }] })).toEqual([
      "2026-09-15 is worked anyway: as a make-up workday it changes nothing",
    ]);
  });

  test("not one on a week-end, nor one that takes a holiday back", () => {
    expect(doubts({ holidays: [{ name: "x", work: ["2026-09-19", "2026-10-06"] }] })).toEqual([]);
  });

  test("a schedule for a year far from its publication", () => {
    const holidays = [{ name: "元旦", off: ["2031-01-01"] }];
    const [first] = doubts({ year: 2027, holidays: [{ name: "元旦", off: ["2028-01-01"] }] });
    expect(first).toBe("the schedule of the year 2027 does not give 2027-01-01 off");
    expect(doubts({ year: 2031, holidays })).toEqual([
      "published on 2026-09-14, it is the schedule of the year 2031",
    ]);
    expect(doubts({ year: 2027, holidays: [{ name: "元旦", off: ["2027-01-01"] }] })).toEqual([]);
  });

  test("more days off than any notice ever gave", () => {
    const off = Array.from({ length: 13 }, (_, index) => `2026-11-${index + 10}`);
    expect(doubts({ holidays: [{ name: "长假", off }] })).toEqual(['"长假" gives 13 days off']);
  });

  test("nothing in any notice that the nation ever published", () => {
    const found = chinaNotices.flatMap((notice) => {
      const before = chinaNotices.filter(({ publishedOn }) => publishedOn < notice.publishedOn);
      if (!before.some(({ year }) => year !== undefined)) return [];
      return noticeDoubts(notice, chinaCalendar({ asOf: before.at(-1)?.publishedOn }));
    });
    expect(found).toEqual([]);
  });
});
