import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { paints, programText, progressOn } from "./context.js";
import { readGlobals } from "./globals.js";

describe("the language", () => {
  test.each([
    // arguments             environment                                   language
    [[], {}, "en"],
    [[], { LANG: "zh_CN.UTF-8" }, "zh"],
    [[], { LANG: "zh_CN.UTF-8", LC_ALL: "en_US.UTF-8" }, "en"],
    [[], { LANG: "en_US.UTF-8", LC_ALL: "zh_TW.UTF-8" }, "zh"],
    [[], { LANG: "zh_CN.UTF-8", LC_ALL: "C" }, "en"],
    [[], { LANG: "zh_CN.UTF-8", LC_ALL: "C.UTF-8" }, "en"],
    [[], { LANG: "zh_CN.UTF-8", LC_MESSAGES: "POSIX" }, "en"],
    [[], { LANG: "zh_CN.UTF-8", LC_ALL: "", LC_MESSAGES: "" }, "zh"],
    [[], { LANG: "zh_CN.UTF-8", LC_MESSAGES: "en_GB" }, "en"],
    [[], { LANG: "", LC_ALL: "zh" }, "zh"],
    [["--lang", "en"], { LANG: "zh_CN.UTF-8" }, "en"],
    [["check", "a", "--lang=zh"], {}, "zh"],
    [["--lang", "zh", "--lang", "en"], {}, "en"],
    [["--lang", "fr"], { LANG: "zh_CN" }, "zh"],
    [["--lang"], {}, "en"],
    [["check", "--", "--lang", "zh"], {}, "en"],
  ])("of %j with %j is %s", (args, env, lang) => {
    expect(readGlobals(args, env).lang).toBe(lang);
  });
});

test("JSON is asked for anywhere before a double dash", () => {
  expect(readGlobals(["check", "a", "--json"], {}).json).toBe(true);
  expect(readGlobals(["check", "--", "--json"], {}).json).toBe(false);
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: "1" }, false],
  [true, { NO_COLOR: "" }, true],
  [true, { TERM: "dumb" }, false],
])("on a terminal: %s, with %j, it paints: %s", (isTerminal, env, painted) => {
  expect(paints(isTerminal, env)).toBe(painted);
});

test.each([
  [true, {}, "\r\u001b[2K1/2\r\u001b[2K"],
  [true, { TERM: "dumb" }, ""],
  [false, {}, ""],
])("on a terminal: %s, with %j, progress writes %j", async (isTTY, env, written) => {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const progress = progressOn(stream, env);
  await progress("1/2");
  await progress("");
  expect(stream.read()?.toString() ?? "").toBe(written);
});

test.each([
  ["/usr/local/bin/banjian", "/home/hall", "banjian"],
  ["/home/hall/packages/cli/dist/main.js", "/home/hall", "node packages/cli/dist/main.js"],
])("called as %s in %s, a person copies %s", (file, folder, text) => {
  expect(programText(file, folder)).toBe(text);
});
