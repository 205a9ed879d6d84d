import { expect, test } from "vitest";
import { type Line, lineBatches } from "./line-batches.js";
import { piecesOf } from "./testing/fake-context.js";

async function linesOf(pieces: readonly (string | Uint8Array)[], longest?: number) {
  const lines: Line[] = [];
  for await (const batch of lineBatches(piecesOf(pieces), longest)) lines.push(...batch);
  return lines.map((line) => ("text" in line ? line.text : line));
}

test("lines come whole, wherever the pieces were cut", async () => {
  expect(await linesOf(["a\nb", "b\n", "", "\nc"])).toEqual(["a", "bb", "", "c"]);
});

test("the last line needs no end, and an empty text has no line", async () => {
  expect(await linesOf(["a\nb"])).toEqual(["a", "b"]);
  expect(await linesOf(["a\nb\n"])).toEqual(["a", "b"]);
  expect(await linesOf([])).toEqual([]);
  expect(await linesOf([""])).toEqual([]);
});

test("a character cut in two is put together, and a byte order mark is no text", async () => {
  const bytes = Buffer.from("\u{FEFF}受理\n");
  expect(await linesOf([bytes.subarray(0, 4), bytes.subarray(4, 5), bytes.subarray(5)])).toEqual([
    "受理",
  ]);
});

test("half a character at the end is one wrong character, not an exception", async () => {
  expect(await linesOf([Buffer.from("受").subarray(0, 2)])).toEqual(["\u{FFFD}"]);
});

test("a line separator inside a text is no line end", async () => {
  expect(await linesOf(["a\u2028b\r\nc"])).toEqual(["a\u2028b\r", "c"]);
});

test("a line that is too long is named once, and the next one is read again", async () => {
  const long = "x".repeat(8);
  expect(await linesOf([long, long, `${long}\nok\n${long}\n`, "end"], 5)).toEqual([
    { tooLong: true },
    "ok",
    { tooLong: true },
    "end",
  ]);
  expect(await linesOf([long], 5)).toEqual([{ tooLong: true }]);
  expect(await linesOf(["12345\n"], 5)).toEqual(["12345"]);
});
