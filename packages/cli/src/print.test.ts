import picocolors from "picocolors";
import { expect, test } from "vitest";
import { jsonLine, tableLines, textOfLines } from "./print.js";
import { widthOf } from "./text-width.js";

test("a table aligns Chinese and Latin text, and ends no line with spaces", () => {
  expect(
    tableLines([
      ["办件", "item", "x"],
      ["20260914-1", "开办餐饮店", "yy"],
      ["1", "", ""],
    ]),
  ).toEqual(["办件        item        x", "20260914-1  开办餐饮店  yy", "1"]);
});

test("colours do not shift the columns", () => {
  const { red } = picocolors.createColors(true);
  const rows = [
    [{ text: "受理", paint: red }, "a"],
    ["accept", "b"],
  ];
  const [painted = "", plain = ""] = tableLines(rows);
  expect(painted).toContain("\u001b[31m受理\u001b[39m");
  expect(widthOf(painted)).toBe(widthOf(plain));
});

test("a cell with a line end or an escape stays one line", () => {
  expect(tableLines([["a\nb", "\u001b[2J"]])).toEqual(["a\u{FFFD}b  \u{FFFD}[2J"]);
});

test("lines end with line ends, and JSON takes one line", () => {
  expect(textOfLines(["a", "b"])).toBe("a\nb\n");
  expect(jsonLine({ a: [1, "x\ny"] })).toBe('{"a":[1,"x\\ny"]}\n');
});
