import type { Finding } from "@banjian/core";
import picocolors from "picocolors";
import { expect, test } from "vitest";
import { findingJson, findingLines } from "./print-findings.js";

const finding = (changes: Partial<Finding>): Finding => ({
  rule: "DEF1",
  severity: "error",
  file: "a.yaml",
  line: 9,
  column: 3,
  path: "item.levl",
  problem: { zh: "这里没有键“levl”", en: 'there is no key "levl" here' },
  hint: { zh: "是否指“level”？", en: 'Did you mean "level"?' },
  ...changes,
});
const look = { lang: "en" as const, colours: picocolors.createColors(false), width: 100 };

test("findings stand file by file, aligned, each with its repair, and are summed up", () => {
  const findings = [
    finding({}),
    finding({ rule: "DEF21", severity: "warning", line: 120, column: 15 }),
    finding({ file: "b.yaml" }),
  ];
  expect(findingLines(findings, 3, look)).toEqual([
    "a.yaml",
    '  9:3     DEF1   there is no key "levl" here',
    '                 Did you mean "level"?',
    '  120:15  DEF21  there is no key "levl" here',
    '                 Did you mean "level"?',
    "",
    "b.yaml",
    '  9:3  DEF1  there is no key "levl" here',
    '             Did you mean "level"?',
    "",
    "3 files checked: 2 errors, 1 warning",
    "Why, and how to mend it: banjian explain DEF1 DEF21, or docs/findings/DEF1.md",
  ]);
});

test("what is wrong with scenarios and plans has pages as well", () => {
  expect(findingLines([finding({ rule: "SIM4" })], 1, look).at(-1)).toBe(
    "Why, and how to mend it: banjian explain SIM4, or docs/findings/SIM4.md",
  );
});

test("no finding is said in one line, in the asked language", () => {
  expect(findingLines([], 1, look)).toEqual(["1 file checked: 0 errors, 0 warnings"]);
  expect(findingLines([], 2, { ...look, lang: "zh" })).toEqual([
    "检查 2 个文件：0 个错误，0 个警告",
  ]);
});

test("a long problem is wrapped under itself", () => {
  const long = { zh: "很长", en: "a long sentence ".repeat(8).trim() };
  const lines = findingLines([finding({ problem: long })], 1, { ...look, width: 60 });
  expect(lines.slice(1, 4)).toEqual([
    "  9:3  DEF1  a long sentence a long sentence a long sentence",
    "             a long sentence a long sentence a long sentence",
    "             a long sentence a long sentence",
  ]);
});

test("as JSON a finding has exactly its eight parts, in one language", () => {
  expect(findingJson(finding({}), "zh")).toEqual({
    rule: "DEF1",
    severity: "error",
    file: "a.yaml",
    line: 9,
    column: 3,
    path: "item.levl",
    problem: "这里没有键“levl”",
    hint: "是否指“level”？",
  });
});
