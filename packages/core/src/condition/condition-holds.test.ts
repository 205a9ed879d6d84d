import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCondition } from "./check-condition.js";
import { conditionHolds } from "./condition-holds.js";
import { sayCondition } from "./say-condition.js";
import { testScope } from "./testing/test-scope.js";

type Values = Readonly<Record<string, string | number | boolean>>;
const holds = (condition: string, values: Values) => {
  expect(checkCondition(condition, testScope)).toEqual([]);
  return conditionHolds(condition, testScope, (name) => values[name]);
};

describe("a condition", () => {
  test.each([
    ["form.staff > 2", { "form.staff": 3 }, true],
    ["form.staff > 2", { "form.staff": 2 }, false],
    ["form.staff == 9007199254740991", { "form.staff": Number.MAX_SAFE_INTEGER }, true],
    ["form.staff * form.staff > 0", { "form.staff": Number.MAX_SAFE_INTEGER }, false],
    ["form.area >= 300", { "form.area": 300 }, true],
    ["form.area == 0.3", { "form.area": 0.3 }, true],
    ["form.人数 + form.staff == 5", { "form.人数": 2, "form.staff": 3 }, true],
    ['form["cold-dishes"]', { "form.cold-dishes": true }, true],
    [
      "days(form.begins, form.expires) > 30",
      { "form.begins": "2026-01-01", "form.expires": "2026-02-01" },
      true,
    ],
    [
      "days(form.begins, form.expires) > 31",
      { "form.begins": "2026-01-01", "form.expires": "2026-02-01" },
      false,
    ],
    ['form.expires < "2027-01-01"', { "form.expires": "2026-12-31" }, true],
    ['form.kind in ["大型"]', { "form.kind": "大型" }, true],
  ] as const)("%s with %o: %s", (condition, values, expected) => {
    expect(holds(condition, values)).toBe(expected);
  });

  test.each([
    ["form.staff > 0", false],
    ["!(form.staff > 0)", false],
    ["has(form.staff)", false],
    ["!has(form.staff) || form.staff > 0", true],
    ['channel == "window" || form.staff > 0', true],
    ["form.staff / 0 == 1", false],
  ])("%s: what is not filled in decides nothing (%s)", (condition, expected) => {
    expect(holds(condition, { channel: "window" })).toBe(expected);
  });

  test("an empty text counts as not filled in", () => {
    expect(holds("has(form.name)", { "form.name": "" })).toBe(false);
  });

  test("is said in words", () => {
    expect(sayCondition('has(form["cold-dishes"]) && form.staff >= 3', testScope)).toEqual({
      zh: "已填写 boolean 且 integer ≥ 3",
      en: "there is boolean and integer ≥ 3",
    });
  });

  test("DEF51 to DEF55: any text is checked in peace, and what passes can be evaluated, the same each time", () => {
    const asked = [
      "form.staff > 0",
      'channel == "window"',
      "form.人数 == form.staff",
      "has(form.area)",
      "form.area / form.area > 1.0",
      'materials["floor-plan"]',
    ];
    const stray = [
      "form.staf",
      "1",
      '"a"',
      "form",
      "人",
      "\\",
      "'",
      "//",
      "?",
      ":",
      "-",
      "in [",
      "days(",
      ")",
    ];
    const joints = [" && ", " || ", " && !", " == ", " ? true : ", " "];
    const written = fc
      .array(
        fc.tuple(
          fc.oneof(
            { weight: 8, arbitrary: fc.constantFrom(...asked) },
            { weight: 1, arbitrary: fc.constantFrom(...stray) },
          ),
          fc.constantFrom(...joints),
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map((parts) =>
        parts.map(([part, joint], index) => (index === 0 ? part : joint + part)).join(""),
      );
    let passed = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 2, arbitrary: written },
          { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
        ),
        fc.integer(),
        (condition, staff) => {
          if (checkCondition(condition, testScope).length > 0) return;
          passed += 1;
          const run = () =>
            conditionHolds(
              condition,
              testScope,
              (name) => ({ "form.staff": staff, channel: "window" })[name],
            );
          expect(run()).toBe(run());
        },
      ),
      { seed: 51, numRuns: 1500 },
    );
    expect(passed).toBeGreaterThan(300);
  });
});
