import { expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

const many = (line: (index: number) => string) =>
  soundItem.replace("    staff: {", () => {
    const lines = Array.from({ length: 4000 }, (_, index) => line(index)).join("");
    return `${lines}    staff: {`;
  });

test.each([
  ["fields", many((index) => `    f${index}: { type: text }\n`), "4001 fields of the form"],
  [
    "conditions on what there is not",
    many((index) => `    f${index}: { type: text, required: { when: form.g${index} > 0 } }\n`),
    "4000 conditions",
  ],
])(
  "DEF25: thousands of %s are refused at once, before they are looked into",
  (_what, text, says) => {
    const { findings } = readItem(text, "item.yaml");
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["DEF25"]));
    expect(findings.map(({ problem }) => problem.en).join()).toContain(says);
  },
);

test.each([
  [64, []],
  [65, ["DEF25 65 branches, at most 64"]],
  [500, ["DEF25 500 branches, at most 64"]],
])("DEF25: an approval of %i branches", (count, says) => {
  const branches = Array.from(
    { length: count },
    (_, index) => `        b${index}: { department: market, within: 5 business-days }\n`,
  );
  const [start, end] = ["        fire: {", "      procedures:"].map((one) =>
    soundItem.indexOf(one),
  );
  const text = soundItem.slice(0, start) + branches.join("") + soundItem.slice(end);
  const { findings } = readItem(text, "item.yaml");
  // Whose departments and roles are left over is another finding.
  const own = findings.filter(({ rule }) => rule !== "DEF23");
  expect(own.map(({ rule, problem }) => `${rule} ${problem.en}`)).toEqual(says);
});

test.each([
  [98, []],
  [99, ["DEF25 101 limits, at most 100"]],
])("DEF25: %i limits beside the two of the item", (count, says) => {
  const more = Array.from(
    { length: count },
    (_, index) =>
      `  l${index}: { within: ${index + 1} hours, starts: { enters: publicity }, ends: [{ leaves: publicity }], owner: window-clerk }\n`,
  );
  const text = soundItem.replace("  promised: {", () => `${more.join("")}  promised: {`);
  const { findings } = readItem(text, "item.yaml");
  const own = findings.filter(({ rule }) => rule === "DEF25");
  expect(own.map(({ rule, problem }) => `${rule} ${problem.en}`)).toEqual(says);
  if (says.length > 0) expect(findings).toEqual(own);
});
