import { describe, expect, test } from "vitest";
import { checkCondition } from "./check-condition.js";
import { testScope } from "./testing/test-scope.js";

/** What is found, as "DEF52 at 5: …". */
const found = (condition: string) =>
  checkCondition(condition, testScope).map(
    ({ rule, offset, problem, hint }) => `${rule}@${offset} ${problem.en}. ${hint.en}`,
  );
const rulesIn = (condition: string) =>
  checkCondition(condition, testScope).map(({ rule, offset }) => `${rule}@${offset}`);

describe("DEF53: double() of what is text", () => {
  test.each([
    ["double(form.name) > 1.0", 0],
    ["form.area > double('12')", 12],
    ["double(form.expires) > 1.0", 0],
    ['double(form.name + "1") > 1.0', 0],
    ['double(form.staff > 1 ? form.name : "2") > 1.0', 0],
  ])("%s", (condition, at) => {
    expect(found(condition)).toEqual([
      `DEF53@${at} double() is for whole numbers and not for text, which may be no number. Make the field one of type number, or compare it with a text.`,
    ]);
  });

  test.each([
    "double(form.staff + 1) > 1.0",
    "double(form.area) > 1.0",
    "double(size(form.name)) > 1.0",
  ])("%s is of a number", (condition) => expect(found(condition)).toEqual([]));
});

describe("conditions that are right", () => {
  test.each([
    "form.staff > 0",
    "form.人数 >= 3 && form.staff < 100",
    'form["cold-dishes"] || form["人数"] == 0',
    'applicant.kind == "person"',
    'channel in ["window"]',
    "has(form.staff) ? form.staff > 1 : false",
    'has(form["cold-dishes"])',
    'form.expires < "2027-01-01"',
    "days(form.begins, form.expires) > 30",
    'form.name.startsWith("甲") && size(form.name) > 3 && form.name.size() < 9',
    "form.area > form.staff && double(form.staff) * 1.5 < 20.0",
    'materials["floor-plan"] && !reached.acceptance // 平面图已收到',
    'branches.fire == "agreed"',
    "form.area / 0.0 > 1.0 && form.staff / 0 > 1",
  ])("%s", (condition) => expect(found(condition)).toEqual([]));
});

describe("conditions that are wrong", () => {
  test.each([
    ["form.staff >", "DEF51@12"],
    ["form.staff > 0 &&", "DEF51@17"],
    ["(form.staff > 0", "DEF51@15"],
    ["form.staff = 3", "DEF51@11"],
    ["form.staff ＞ 3", "DEF51@11"],
    ["form.staff > 0 and form.staff < 9", "DEF51@15"],
    ["form.staff > 9007199254740993", "DEF51@13"],
    [`${"(".repeat(30)}form.staff > 0${")".repeat(30)}`, "DEF51"],
    [`form.staff > 0${" || form.staff > 0".repeat(60)}`, "DEF51"],
    [`form.staff > 0${" ".repeat(1000)}`, "DEF51@0"],
    [`form.staff in [${"1,".repeat(60)}1]`, "DEF51"],
    ['form.name == "a\\u0000"', "DEF51@13"],
  ])("DEF51: %s cannot be read", (condition, rule) => {
    expect(rulesIn(condition).join()).toMatch(rule);
  });

  test.each([
    ["form.stff > 0", "DEF52@0", "Did you mean form.staff?"],
    ["true || form.人 > 0", "DEF52@8", "Did you mean form.人数?"],
    ["form.cold-dishes", "DEF52@0", 'Did you mean form["cold-dishes"]?'],
    ["staff > 0", "DEF52@0", "Did you mean form.staff?"],
    ["form.constructor", "DEF52@0", "Known: form.staff"],
    ['form["__proto__"]', "DEF52@0", "Known: form.staff"],
    ["channel.kind", "DEF54@7", "Known: has"],
    ['applicant.name == "x"', "DEF52@0", "Known: applicant.kind"],
    ["google.protobuf", "DEF52@0", "Known:"],
    ["v.k0", "DEF52@0", "Known:"],
    ["form", "DEF52@0", "Known:"],
  ])("DEF52: %s names what there is not", (condition, rule, hint) => {
    const [first = ""] = found(condition);
    expect(first).toContain(rule);
    expect(first).toContain(hint);
  });

  test.each([
    ['form.staff > "a"', "DEF53@0", "whole number > text"],
    ["form.staff", "DEF53@0", "comes to whole number"],
    ["form.area == 2", "DEF53@0", "write 300.0"],
    ["form.staff * 1.5 > 2.0", "DEF53@0", "write 300.0"],
    ['form.expires < "next year"', "DEF53@15", '"next year" is no day'],
    ['days(form.name, "2026-01-01") > 2', "DEF53@5", "is no day"],
    ["form.staff + true > 1", "DEF53@0", "yes or no"],
    ["!form.staff", "DEF53@0", ""],
    ["form.staff ? true : false", "DEF53@0", ""],
  ])("DEF53: %s mixes types", (condition, rule, says) => {
    const [first = ""] = found(condition);
    expect(first).toContain(rule);
    expect(first).toContain(says);
  });

  test.each([
    ['form.name.matches("(a+)+b")', "DEF54@9", "never come to an end"],
    ['timestamp("2026-01-01T00:00:00Z") > timestamp(0)', "DEF54@0", "Known: has"],
    ["[1, 2].map(x, x)[0] > 1", "DEF54@6", "Known: has"],
    ["dyn(form.staff) > 1", "DEF54@0", "Known: has"],
    ['form.name.startWith("a")', "DEF54@9", 'Did you mean "startsWith"'],
    ['form.name.lowerAscii() == "a"', "DEF54@9", "Known: has"],
  ])("DEF54: %s uses what conditions may not", (condition, rule, says) => {
    const [first = ""] = found(condition);
    expect(first).toContain(rule);
    expect(first).toContain(says);
  });

  test.each([
    ["1 < 2", "DEF55@0", "asks nothing of the case"],
    ["true", "DEF55@0", "asks nothing of the case"],
    ['channel == "post"', "DEF55@11", "It can be: window, online"],
    ['"persn" == applicant.kind', "DEF55@0", 'Did you mean "person"'],
    ['form.kind in ["大型", "中行"]', "DEF55@20", 'Did you mean "中型"'],
  ])("DEF55: %s always comes out the same", (condition, rule, says) => {
    const [first = ""] = found(condition);
    expect(first).toContain(rule);
    expect(first).toContain(says);
  });
});
