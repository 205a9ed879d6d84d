import { readFileSync } from "node:fs";
import path from "node:path";
import type { Finding } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { findingPage, findingsIn, pagedRules } from "./finding-page.js";

const docs = (file: string) =>
  readFileSync(new URL(`../../../docs/${file}`, import.meta.url), "utf8");
const rules = [...docs("RULES.md").matchAll(/^\| ((?:DEF|SCN|SIM|SUP)\d+) \|/gm)].map(
  ([, rule]) => rule ?? "",
);
const examples = path.relative(".", path.join(import.meta.dirname, "../../../examples"));
const beside = (rule: string) =>
  path.join(examples, /^(DEF|SUP)/.test(rule) ? "implementations" : "items");

// Its example would have five hundred states; the tests of the checks have one.
const withoutExample = ["DEF25"];

describe("the pages of the checks", () => {
  test("every DEF, SCN, SIM and SUP rule has one, and docs/findings/README.md leads to it with the same titles", () => {
    expect(pagedRules()).toEqual(rules);
    const index = docs("findings/README.md");
    for (const rule of rules) {
      const { title } = findingPage(rule);
      expect(index).toContain(`| [${rule}](${rule}.md) | ${title.zh} | ${title.en} |`);
    }
  });

  test.each(rules)("%s says what it finds and why, in both languages", (rule) => {
    const { text } = findingPage(rule);
    expect(text.zh).toMatch(/\p{Script=Han}[\s\S]*\n\n\*\*为什么\*\*：/u);
    expect(text.en).toMatch(/\n\n\*\*Why\.\*\* \S/);
    expect(text.en).not.toMatch(/\p{Script=Han}/u);
  });

  test.each(rules.filter((rule) => !withoutExample.includes(rule)))(
    "%s shows files that have just this finding, as it is printed, and none once mended",
    (rule) => {
      const { examples } = findingPage(rule);
      expect(examples.length).toBeGreaterThan(0);
      for (const { failing, says, mended } of examples) {
        const findings = findingsIn(rule, failing, beside(rule));
        expect(findings.map((one) => one.rule)).toEqual([rule]);
        expect(failing.split("\n")[(findings[0]?.line ?? 0) - 1]).toMatch(`# ← ${rule}`);
        expect(says).toBe(findings.map(saidIn).join(""));
        expect(findingsIn(rule, mended, beside(rule))).toEqual([]);
      }
    },
  );
});

function saidIn({ rule, line, column, problem, hint }: Finding): string {
  return (["zh", "en"] as const)
    .map((lang) => `${line}:${column} ${rule} ${problem[lang]}\n    ${hint[lang]}\n`)
    .join("");
}
