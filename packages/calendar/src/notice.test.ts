import type { CodedError } from "@banjian/base";
import { describe, expect, test } from "vitest";
import type { Problem } from "./errors.js";
import { parseNotice } from "./notice.js";

const good = {
  calendar: "cn",
  number: "国办发明电〔2026〕9号",
  title: "国务院办公厅关于2027年部分节假日安排的通知",
  publishedOn: "2026-11-30",
  source: "https://www.gov.cn/",
  year: 2027,
  holidays: [{ name: "元旦", off: ["2027-01-01"], work: ["2026-12-26"] }],
};

function problemsOf(value: unknown): readonly Problem[] {
  try {
    parseNotice(value);
  } catch (error) {
    expect(error).toMatchObject({ code: "NOTICE_INVALID" });
    return ((error as CodedError).details as { problems: readonly Problem[] }).problems;
  }
  return [];
}

describe("a notice", () => {
  test("is read as it stands; a list that is left out is empty", () => {
    expect(parseNotice(good)).toEqual(good);
    const short = { ...good, holidays: [{ name: "元旦", off: ["2027-01-01"] }] };
    expect(parseNotice(short).holidays).toEqual([{ name: "元旦", off: ["2027-01-01"], work: [] }]);
  });

  test("may declare a week-day worked: another notice may have given it off", () => {
    const revoking = { ...good, holidays: [{ name: "国庆节", work: ["2027-10-06"] }] };
    expect(problemsOf(revoking)).toEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    ["a misspelt key", { publishedOm: "2026-11-30" }, [""]],
    ["no day of publication", { publishedOn: undefined }, ["publishedOn"]],
    [
      "a day that does not exist",
      { holidays: [{ name: "春节", off: ["2027-02-30"] }] },
      ["holidays.0.off.0"],
    ],
    [
      "a holiday without a name",
      { holidays: [{ name: " ", off: ["2027-01-01"] }] },
      ["holidays.0.name"],
    ],
    ["no holiday at all", { holidays: [] }, ["holidays"]],
    ["a year that is none", { year: 2027.5 }, ["year"]],
    ["a year far off", { year: 20270, holidays: [{ name: "元旦" }] }, ["year"]],
    ["a calendar that is no name", { calendar: "CN 1" }, ["calendar"]],
    ["a schedule that is an amendment", { amends: "国办发明电〔2025〕7号" }, ["amends"]],
    [
      "a day off and worked",
      {
        holidays: [
          { name: "元旦", off: ["2027-01-01"] },
          { name: "春节", work: ["2027-01-01"] },
        ],
      },
      ["holidays.1.work.0"],
    ],
    [
      "a day listed twice",
      { holidays: [{ name: "元旦", off: ["2027-01-01", "2027-01-01"] }] },
      ["holidays.0.off.1"],
    ],
    ["itself as what it amends", { year: undefined, amends: good.number }, ["amends"]],
    [
      "a day far from its publication",
      { year: undefined, holidays: [{ name: "元旦", off: ["1927-01-01"] }] },
      ["holidays.0.off.0"],
    ],
    [
      "a day far from the year",
      { holidays: [{ name: "元旦", off: ["2029-01-01"] }] },
      ["holidays.0.off.0"],
    ],
  ])("is refused with %s", (_what, over, paths) => {
    expect(problemsOf({ ...good, ...over }).map(({ path }) => path)).toEqual(paths);
  });

  test("is refused with all its problems at once, in both languages", () => {
    const problems = problemsOf({
      ...good,
      title: "",
      year: "2027",
      extra: 1,
      holidays: [{ name: "元旦", off: ["2027-01-32"], work: ["2027-01-02"], worked: [] }],
    });
    expect(problems.map(({ path }) => path).toSorted()).toEqual([
      "",
      "holidays.0",
      "holidays.0.off.0",
      "title",
      "year",
    ]);
    for (const { problem } of problems) {
      expect(problem.zh).toMatch(/\p{Script=Han}/u);
      expect(problem.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test.each([
    [{ title: undefined }, "缺少", "is missing"],
    [{ title: "" }, "不得为空", "must not be empty"],
    [{ title: 7 }, "应为文字", "must be text"],
    [{ year: 1066 }, "不得小于 1949", "must be at least 1949"],
    [{ year: "2027" }, "应为", "must be"],
    [{ holidays: [] }, "不得为空", "must not be empty"],
    [{ calendar: "CN" }, "小写字母", "lower-case letters"],
    [{ extra: 1 }, "不认识：extra", "keys nobody reads: extra"],
  ])("says of %j in plain words what is wrong", (over, zh, en) => {
    const [first] = problemsOf({ ...good, ...over });
    expect(first?.problem.zh).toContain(zh);
    expect(first?.problem.en).toContain(en);
  });

  test.each([[null], [[]], ["a text"], [7], [undefined]])("is not %j", (value) => {
    expect(problemsOf(value)).toHaveLength(1);
  });
});
