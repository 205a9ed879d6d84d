import { expect, test } from "vitest";
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
  card(`metric: remaining, compare: at-most, threshold: ${threshold}, ${more}`);

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
    ]).findings.map(({ rule, path, severity }) => [rule, path, severity].join(" "));
  // Of twenty business days ten are left when half is used.
  expect(paths(9)).toEqual(["SUP3 cards.b warning"]);
  expect(paths(10)).toEqual(["SUP3 cards.b warning"]);
  expect(paths(11)).toEqual([]);
});
