import type { Lang } from "@banjian/base";
import type { Finding } from "@banjian/core";
import type { Context } from "./context.js";
import { type Cell, tableLines } from "./print.js";
import { harmless, pad, widthOf, wrap } from "./text-width.js";

/** A finding as data, in one language. */
export function findingJson(finding: Finding, lang: Lang): object {
  const { rule, severity, file, line, column, path, problem, hint } = finding;
  return { rule, severity, file, line, column, path, problem: problem[lang], hint: hint[lang] };
}

type Look = Pick<Context, "lang" | "colours" | "width">;

/** Findings file by file, each with its place, rule, problem and repair, and a line that sums them up. */
export function findingLines(
  findings: readonly Finding[],
  checked: number,
  context: Look,
): readonly string[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  return [
    ...files.flatMap((file) => [
      context.colours.underline(harmless(file)),
      ...placedLines(
        findings.filter((one) => one.file === file),
        context,
      ),
      "",
    ]),
    summary(findings, checked, context),
    ...explained(findings, context),
  ];
}

/** How to learn more of the checks of meaning: by a command, or on their pages. */
function explained(findings: readonly Finding[], { lang, colours }: Look): readonly string[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))].filter((it) =>
    /^(DEF|SCN|SIM|SUP)/.test(it),
  );
  if (rules.length === 0) return [];
  const asked = `banjian explain ${rules.join(" ")}`;
  const page = `docs/findings/${rules[0]}.md`;
  const said = {
    zh: `为什么、怎么改：${asked}，或看 ${page}`,
    en: `Why, and how to mend it: ${asked}, or ${page}`,
  };
  return [colours.dim(said[lang])];
}

/** The findings of one file: place, rule, problem, and below it the repair. */
export function placedLines(
  findings: readonly Finding[],
  { lang, colours, width }: Look,
): readonly string[] {
  const marks = tableLines(
    findings.map(({ rule, severity, line, column }): Cell[] => [
      `${line}:${column}`,
      { text: rule, paint: severity === "error" ? colours.red : colours.yellow },
      "",
    ]),
  );
  const indent = Math.max(...marks.map(widthOf)) + 4;
  const filled = (text: string) => wrap(harmless(text), Math.max(width - indent, 40));
  return findings.flatMap(({ problem, hint }, index) => {
    const [first = "", ...others] = filled(problem[lang]);
    return [
      `  ${pad(marks[index] ?? "", indent - 2)}${first}`,
      ...[...others, ...filled(hint[lang]).map(colours.dim)].map(
        (line) => " ".repeat(indent) + line,
      ),
    ];
  });
}

function summary(findings: readonly Finding[], checked: number, { lang, colours }: Look): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const counts = {
    zh: `${errors} 个错误，${warnings} 个警告`,
    en: `${count(errors, "error")}, ${count(warnings, "warning")}`,
  }[lang];
  const paint = errors > 0 ? colours.red : warnings > 0 ? colours.yellow : colours.green;
  return paint(
    { zh: `检查 ${checked} 个文件：${counts}`, en: `${count(checked, "file")} checked: ${counts}` }[
      lang
    ],
  );
}
