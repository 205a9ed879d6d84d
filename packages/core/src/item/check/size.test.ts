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
