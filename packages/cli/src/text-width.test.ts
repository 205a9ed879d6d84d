import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, harmless, pad, widthOf, wrap } from "./text-width.js";

describe("text in columns", () => {
  test("a Chinese character takes two", () => {
    expect(widthOf("受理 ok")).toBe(7);
    expect(pad("受理", 6)).toBe("受理  ");
    expect(pad("受理中", 4)).toBe("受理中");
  });

  test("is cut between characters, and says so", () => {
    expect(cut("区市场监督管理局", 16)).toBe("区市场监督管理局");
    expect(cut("区市场监督管理局", 15)).toBe("区市场监督管理…");
    expect(cut("区市场监督管理局", 14)).toBe("区市场监督管…");
  });

  test("is wrapped between words, and between Chinese characters", () => {
    expect(wrap("due on 2026-09-28, the last day", 18)).toEqual([
      "due on 2026-09-28,",
      "the last day",
    ]);
    expect(wrap("未附应急预案无法确认", 8)).toEqual(["未附应急", "预案无法", "确认"]);
  });

  test("begins no line with a closing mark and ends none with an opening one", () => {
    expect(wrap("未附预案，无法确认。", 8)).toEqual(["未附预", "案，无法", "确认。"]);
    expect(wrap("红牌（到期日 2026-09-28）", 14)).toEqual(["红牌（到期日", "2026-09-28）"]);
    expect(wrap("烟草专卖（到期日）", 10)).toEqual(["烟草专卖", "（到期日）"]);
  });

  test("leaves a word whole that is longer than a line", () => {
    expect(wrap("a verylongword b", 4)).toEqual(["a", "verylongword", "b"]);
  });

  test("loses nothing but spaces when it is wrapped, and exceeds its width only where it cannot break", () => {
    const words = fc.array(
      fc.constantFrom("受理", "due", "，", "（到期日", "2026-09-28", "）", " "),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 60 }), (parts, width) => {
        const text = parts.join("");
        const lines = wrap(text, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        expect(lines.flatMap((line) => wrap(line, width))).toEqual(lines);
        const tooWide = lines.filter((line) => widthOf(line) > width);
        expect(tooWide.filter((line) => /\s|\p{Script=Han}{2}/u.test(line))).toEqual([]);
      }),
      { seed: 20260914 },
    );
  });

  test("cannot move the cursor or turn the writing round", () => {
    expect(harmless("a\u001b[2Jb\u202ec\nd")).toBe("a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d");
    expect(harmless("区市场监督管理局 “a”（b）…")).toBe("区市场监督管理局 “a”（b）…");
  });
});
