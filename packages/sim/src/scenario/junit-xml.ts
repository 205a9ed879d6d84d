import type { Lang } from "@banjian/base";
import { storyText } from "../story-text.js";
import type { ScenarioResult } from "./run-scenario.js";

/** The results of scenario files as JUnit XML, which continuous integration reads: a suite for each file, a case for each scenario. */
export function junitXml(
  files: readonly { readonly file: string; readonly results: readonly ScenarioResult[] }[],
  lang: Lang,
): string {
  const suites = files.flatMap(({ file, results }) => [
    `  <testsuite ${counts(file, results)}>`,
    ...results.flatMap((result) => testcase(file, result, lang)),
    "  </testsuite>",
  ]);
  const all = files.flatMap(({ results }) => results);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts("banjian test", all)}>\n${suites.map((line) => `${line}\n`).join("")}</testsuites>\n`;
}

function counts(name: string, results: readonly ScenarioResult[]): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  return `name="${escaped(name)}" tests="${results.length}" failures="${failed}"`;
}

function testcase(
  file: string,
  { name, title, failures, last }: ScenarioResult,
  lang: Lang,
): string[] {
  const opening = `    <testcase classname="${escaped(file)}" name="${escaped(`${name}: ${title[lang]}`)}"`;
  const [first] = failures;
  if (first === undefined) return [`${opening}/>`];
  const told = failures.map(
    ({ line, moment, expected, found }) =>
      `${file}:${line}  ${moment}\n  ${expected[lang]}\n  ${found[lang]}`,
  );
  const story = last === undefined ? [] : [storyText(last, lang, first.limit)];
  return [
    `${opening}>`,
    `      <failure message="${escaped(first.expected[lang])}">${escaped([...told, ...story].join("\n\n"))}</failure>`,
    "    </testcase>",
  ];
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

// XML 1.0 knows no control characters but these three, however they are written.
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]/gu, "\u{FFFD}")
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
