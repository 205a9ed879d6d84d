import { describe, expect, test } from "vitest";
import { jointLicence, licence } from "../testing/sample-items.js";
import { readSupervision } from "./supervision-file.js";

const items = [licence(), jointLicence()];

/** The findings beside those items, and whether the file can be used all the same. */
function found(text: string) {
  const read = readSupervision(`banjian-supervision: 1\n${text}`, "hall.yaml", items);
  return [
    read.ok,
    ...read.findings.map(({ rule, path, severity }) => [rule, path, severity].join(" ")),
  ];
}

const card = (text: string) => `cards: { one: { title: t, card: red, ${text} } }`;
const near = (threshold: number, more: string) =>
  `cards: { one: { title: t, card: yellow, metric: remaining, compare: at-most, threshold: ${threshold}, ${more} } }`;

test.each([
  [
    "SUP7: a limit that no item has",
    near(1, "limits: [branch:fire, statutry]"),
    "SUP7 cards.one.limits.1 warning",
  ],
  [
    "SUP7: a unit in which no limit is counted",
    near(1, "limits: [statutory], unit: hours"),
    "SUP7 cards.one warning",
  ],
  [
    "SUP2: more left than any of its limits begins with",
    near(400, "limits: [statutory]"),
    "SUP2 cards.one.threshold warning",
  ],
  [
    "SUP8: a department that no item has",
    "figures: [{ figure: population, value: 1, on: 2026-01-01, source: s, department: markt }]",
    "SUP8 figures.0.department warning",
  ],
  [
    "SUP9: a role that no item knows",
    card("metric: missing-field, target: haed"),
    "SUP9 cards.one.target warning",
  ],
  [
    "SUP9: nor one who is to be told",
    card("metric: missing-field, notify: [supervisor, cheif]"),
    "SUP9 cards.one.notify.1 warning",
  ],
])("%s", (_, text, finding) => {
  expect(found(text)).toEqual([true, finding]);
});

test.each([
  near(1, "limits: [statutory, branch:fire]"),
  near(3, "unit: business-days"),
  card("metric: missing-field, target: head, notify: [supervisor, government-head]"),
  "figures: [{ figure: population, value: 1, on: 2026-01-01, source: s, department: market }]",
])("what the items know has no finding: %s", (text) => {
  expect(found(text)).toEqual([true]);
});

test("SUP7: without items beside it a file is held against nothing but itself", () => {
  const text = `banjian-supervision: 1\n${near(1, "limits: [statutry]")}`;
  expect(readSupervision(text, "hall.yaml")).toMatchObject({ ok: true, findings: [] });
});

test("SUP3: what is left and the share used are compared by the length of the limits", () => {
  const two = (threshold: number) =>
    `cards:
  a: { title: t, metric: used, compare: at-least, threshold: 50, unit: percent, card: red, limits: [statutory] }
  b: { title: t, metric: remaining, compare: at-most, threshold: ${threshold}, card: yellow, limits: [statutory] }
`;
  const paths = (threshold: number) =>
    readSupervision(`banjian-supervision: 1\n${two(threshold)}`, "hall.yaml", [
      licence(),
    ]).findings.flatMap(({ rule, path, severity }) =>
      path === "cards.b" ? [[rule, path, severity].join(" ")] : [],
    );
  // Of twenty business days ten are left when half is used.
  expect(paths(9)).toEqual(["SUP3 cards.b warning"]);
  expect(paths(10)).toEqual(["SUP3 cards.b warning"]);
  expect(paths(11)).toEqual([]);
});

describe("SUP3: beside the cards that the items raise themselves", () => {
  const over = (threshold: number, colour: string, more = "") =>
    `cards: { one: { title: t, card: ${colour}, metric: overdue, compare: at-least, threshold: ${threshold}${more} } }`;
  const doubt = "SUP3 cards.one.threshold warning";
  // The items have the preset early: yellow at 1 over, red at 2.
  test.each([
    [over(1, "yellow"), []],
    [over(5, "red"), []],
    [over(1, "red"), [doubt]],
    [over(2, "yellow"), [doubt]],
    [over(5, "yellow"), [doubt]],
    [over(5, "yellow", ", limits: [receipt]"), ["SUP7 cards.one.limits.0 warning"]],
    [`preset: lean\n${over(1, "yellow")}`, [doubt]],
    [`preset: lean\n${over(3, "yellow")}`, [doubt]],
    [`preset: lean\n${over(3, "red")}`, []],
    [`preset: lean\n${near(1, "unit: business-days")}`, []],
    [card("metric: used, compare: at-least, threshold: 80, unit: percent"), [doubt]],
    // Of twenty business days one is left when 95 percent are used, and less of any limit at 99.
    [
      `preset: lean\n${card("metric: used, compare: at-least, threshold: 99, unit: percent, limits: [statutory]")}`,
      [],
    ],
    [
      `preset: lean\n${card("metric: used, compare: at-least, threshold: 95, unit: percent, limits: [statutory]")}`,
      [doubt],
    ],
  ])("%s", (text, doubts) => {
    expect(found(text)).toEqual([true, ...doubts]);
  });

  test("the rungs that a limit writes count in the place of a preset", () => {
    const rungs = [{ at: { over: 7 }, does: "yellow" as const }];
    const limits = { statutory: { within: "20 business-days", rungs } };
    const own = licence({ limits: { preset: "licensing-law" as const, ...limits } });
    const read = (text: string) =>
      readSupervision(`banjian-supervision: 1\n${text}`, "hall.yaml", [own]).findings;
    expect(read(over(5, "yellow", ", limits: [statutory]"))).toEqual([]);
    const [found] = read(over(5, "red", ", limits: [statutory]"));
    expect(found?.problem.en).toContain("the rungs of the limit");
    expect(found?.problem.zh).toContain("自写的 rungs");
  });

  test("without items the preset of the file is looked at", () => {
    const rules = (text: string) =>
      readSupervision(`banjian-supervision: 1\n${text}`, "hall.yaml").findings.map(
        ({ problem }) => problem.en,
      );
    expect(rules(`preset: lean\n${over(1, "yellow")}`)).toEqual([
      'contradicts the preset "lean": two cards at one point of a limit, or a red one before the yellow',
    ]);
    expect(rules(`preset: early\n${over(1, "red")}`)).toHaveLength(1);
    expect(rules(`preset: early\n${over(1, "yellow")}`)).toEqual([]);
    expect(rules(`preset: early\n${over(1, "red", ", limits: [receipt]")}`)).toEqual([]);
    expect(rules(over(1, "red"))).toEqual([]);
  });
});

test("SUP1: a score for the cards of a cause that nothing watches for never counts", () => {
  const scored = (more: string) =>
    `rules: { one: { title: t, metric: cards, cause: too-few-inspectors, score: -1${more} } }`;
  const watching = "cards: { two: { title: t, metric: too-few-inspectors, card: yellow } }\n";
  const doubt = "SUP1 rules.one.cause warning";
  expect(found(scored(""))).toEqual([true, doubt]);
  expect(found(watching + scored(""))).toEqual([true]);
  expect(found(watching + scored(", colour: yellow"))).toEqual([true]);
  expect(found(watching + scored(", colour: red"))).toEqual([true, doubt]);
  const always = "rules: { one: { title: t, metric: cards, cause: CAUSE, score: -1 } }";
  for (const cause of ["late-without-public-reason", "overdue", "message-late"]) {
    expect(found(always.replace("CAUSE", cause))).toEqual([true]);
  }
});
