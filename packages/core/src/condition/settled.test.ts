import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCondition } from "./check-condition.js";
import { conditionComesTo } from "./condition-holds.js";
import type { ConditionScope } from "./scope.js";
import { isCovered } from "./settled.js";
import { testScope } from "./testing/test-scope.js";

const text = (zh: string) => ({ zh, en: zh });
const scope: ConditionScope = new Map([
  ...testScope,
  ["form.volume", { type: "integer", title: text("容积"), min: 1, max: 20 }],
  ["form.seats", { type: "integer", title: text("座位"), min: 1, max: 20, certain: true }],
  ["form.sort", { type: "text", title: text("类别"), choices: ["甲", "乙"], certain: true }],
  ["form.price", { type: "number", title: text("价格"), min: 0.5 }],
  ["form.size", { type: "integer", title: text("规格"), choices: ["1", "3", "9"] }],
]);

const said = (condition: string) =>
  checkCondition(condition, scope).map(({ rule, offset, problem }) =>
    `${rule}@${offset} ${problem.en}`.replace(", whatever is filled in", ""),
  );

describe("DEF55: what a condition's own text settles", () => {
  test.each([
    "has(form.staff) && !has(form.staff)",
    "!has(form.staff) && form.staff > 3",
    'form.name != "a" && form.name == "a"',
    'form.name == ""',
    'form.kind == "大型" && form.kind == "中型"',
    'form.kind != "大型" && form.kind != "中型"',
    "form.volume < 1",
    "form.volume > 20",
    "1 > form.volume",
    "form.price == 0.4",
    "form.size == 2",
    "form.size > 3 && form.size < 9",
    "form.staff > 5 && form.staff < 3",
    "form.staff > 5 && form.staff < 6",
    "form.staff > -1 && form.staff < 0",
    'form.expires > "2026-01-01" && form.expires <= "2026-01-01"',
    'form["cold-dishes"] && !form["cold-dishes"]',
    "form.staff in []",
    "!(form.volume >= 1)",
    "form.staff > 5 ? form.staff < 3 : form.staff > 9",
    // Of what is not understood whatever it may come to.
    'form.name.startsWith("甲") && !form.name.startsWith("甲")',
    "form.staff > 5 && size(form.name) > 3 && form.staff < 3",
  ])("%s never holds", (condition) => {
    expect(said(condition)).toEqual([`DEF55@0 "${condition}" never holds`]);
  });

  test.each([
    "form.seats >= 1",
    "form.seats < 21",
    "has(form.seats)",
    'form.sort == "甲" || form.sort == "乙"',
    "has(form.staff) || !has(form.staff)",
    'channel in ["window", "online"]',
    "reached.acceptance || !reached.acceptance",
  ])("%s always holds", (condition) => {
    expect(said(condition)).toEqual([`DEF55@0 "${condition}" always holds`]);
  });

  test("a name is not held against itself, wherever in the condition", () => {
    const compared = [
      "DEF55@20 it is compared with itself, which comes out the same whatever is filled in",
    ];
    expect(said("form.staff > 5 && !(form.begins < form.begins)")).toEqual(compared);
  });

  test("one side of || that never holds is told by itself, at its place", () => {
    expect(said("form.staff > 50 || (form.volume < 1 && channel == 'window')")).toEqual([
      `DEF55@20 "form.volume < 1 && channel == 'window'" never holds`,
    ]);
  });

  test.each([
    "form.staff > 5 && form.staff < 7",
    "form.price > 5.0 && form.price < 5.1",
    "form.area >= 0.0",
    // It fails where nothing is filled in.
    "form.volume >= 1",
    'form.kind in ["大型", "中型"]',
    'form.name != ""',
    'form.expires < "2026-01-01" || form.expires > "2025-12-31"',
    "has(form.volume) && form.volume >= 1",
    'form.name == "a" || form.name == "b"',
    "form.size == 3",
    'form.expires > "2026-01-01" && form.expires < "2026-01-03"',
    "form.begins < form.expires && form.expires < form.begins",
    "(form.staff > form.volume) != (form.staff > form.size)",
    "has(form.staff) ? form.staff > 1 : false",
    "double(form.staff) > 1.0 && form.staff < 1",
    `${[..."abcdefghij"].map((one) => `form.name == "${one}"`).join(" || ")} || form.staff > 3 && form.area > 2.0 && form.kind == "大型" && channel == "window" && materials["floor-plan"]`,
  ])("%s is left alone", (condition) => expect(said(condition)).toEqual([]));

  test.each([
    ["form.staff > 10", ["form.staff > 5"], true],
    ["form.staff > 5", ["form.staff > 10"], false],
    ["form.staff == 3", ["form.staff < 3", "form.staff > 2"], true],
    // Where the first asks of what nobody has filled in, it does not hold.
    ["form.staff > 10", ["form.staff > 5 && form.area > 0.0"], false],
    ["form.staff > 10", ["form.staff > 5 || form.area > 0.0"], true],
    ["form.staff >", ["form.staff > 5"], false],
  ])("DEF59: %s after %s is covered: %s", (later, earlier, covered) => {
    expect(isCovered(later, earlier, scope)).toBe(covered);
  });

  test("what is said never to hold holds in no case, and what always holds does so in every one", () => {
    const atoms = fc.oneof(
      fc.constantFrom(
        "has(form.volume)",
        'form["cold-dishes"]',
        "has(form.kind)",
        "size(form.name) > 2",
      ),
      fc
        .tuple(
          fc.constantFrom("form.volume", "form.staff", "form.size", "form.seats"),
          fc.constantFrom("==", "!=", "<", "<=", ">", ">="),
          fc.integer({ min: -1, max: 10 }),
        )
        .map((parts) => parts.join(" ")),
      fc
        .tuple(
          fc.constantFrom("form.price", "form.area"),
          fc.constantFrom("<", ">="),
          fc.constantFrom("0.5", "1.0"),
        )
        .map((parts) => parts.join(" ")),
      fc.constantFrom(
        'form.kind == "大型"',
        'form.kind != "中型"',
        'form.kind in ["大型", "中型"]',
      ),
      fc
        .tuple(fc.constantFrom("<", ">=", "=="), fc.constantFrom('"2026-01-01"', '"2026-01-02"'))
        .map(([sign, day]) => `form.expires ${sign} ${day}`),
      fc.constantFrom('form.name == "甲"', 'form.name != "甲"', "form.volume in [1, 3]"),
    );
    const { condition } = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3 },
        atoms,
        fc
          .tuple(tie("condition"), fc.constantFrom("&&", "&&", "||"), tie("condition"))
          .map(([one, sign, other]) => `(${one} ${sign} ${other})`),
        tie("condition").map((one) => `!(${one})`),
      ),
    }));
    const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
    const filled = fc.record({
      "form.volume": maybe(fc.integer({ min: 1, max: 20 })),
      "form.seats": fc.integer({ min: 1, max: 20 }),
      "form.staff": maybe(fc.integer({ min: -2, max: 11 })),
      "form.size": maybe(fc.constantFrom(1, 3, 9)),
      "form.price": maybe(fc.constantFrom(0.5, 0.7, 1, 2.5)),
      "form.area": maybe(fc.constantFrom(-3, 0.2, 0.5, 0.9, 1, 7)),
      "form.kind": maybe(fc.constantFrom("大型", "中型")),
      "form.expires": maybe(
        fc.constantFrom("2025-12-31", "2026-01-01", "2026-01-02", "2027-05-05"),
      ),
      "form.name": maybe(fc.constantFrom("甲", "乙", "甲乙丙")),
      "form.cold-dishes": maybe(fc.boolean()),
    });
    const seen = { never: 0, always: 0, neither: 0 };
    fc.assert(
      fc.property(condition, fc.array(filled, { minLength: 30, maxLength: 30 }), (asked, forms) => {
        const faults = checkCondition(asked, scope);
        const outcomes = forms.map((form) =>
          conditionComesTo(asked, scope, (name) => form[name as keyof typeof form]),
        );
        if (isCovered(asked, [], scope)) {
          seen.never += 1;
          expect(outcomes).not.toContain(true);
        } else if (faults.some(({ problem }) => problem.en.includes("always holds"))) {
          seen.always += 1;
          expect(new Set(outcomes)).toEqual(new Set([true]));
        } else seen.neither += 1;
      }),
      { seed: 55, numRuns: 1200, endOnFailure: true },
    );
    expect(seen.never).toBeGreaterThan(30);
    expect(seen.always).toBeGreaterThan(5);
    expect(seen.neither).toBeGreaterThan(300);
  });
});
