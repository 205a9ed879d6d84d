import { expect, test } from "vitest";
import { soundItem } from "../testing/sound-item.js";
import { decidingForms } from "./deciding-forms.js";
import { readItem } from "./read-item.js";

test("a field is filled in on both sides of every number that conditions about it name, whatever others name", () => {
  const field = (name: string, when: string) =>
    `    ${name}: { type: text, required: { when: '${when}' } }\n`;
  const text = soundItem.replace("    staff: {", () =>
    [
      "    tons: { type: integer, min: 1, max: 100000 }\n",
      field("a", "form.tons > 5000"),
      field("b", "form.tons > 100"),
      field("c", "form.tons >= 50000"),
      field("d", "form.staff in [11, 12, 13, 14, 15, 16]"),
      "    staff: {",
    ].join(""),
  );
  const read = readItem(text, "item.yaml");
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join());
  const tons = decidingForms(read.item.file, { staff: 3 }).map((form) => Number(form.tons));
  // Without any tons it comes out as with few.
  for (const [least, most] of [
    [101, 5_000],
    [5_001, 49_999],
    [50_000, 100_000],
  ] as const) {
    expect(
      tons.some((one) => one >= least && one <= most),
      `${least} to ${most}`,
    ).toBe(true);
  }
});
