import type { Lang } from "@banjian/base";
import type { Item } from "@banjian/core";
import { type Coverage, type ScenarioResult, storyText } from "@banjian/sim";
import type { Context } from "./context.js";
import { tableLines } from "./print.js";
import { harmless, wrap } from "./text-width.js";

/** What came of the scenarios of one file. */
export type FileReport = {
  readonly file: string;
  readonly item: Item;
  readonly results: readonly ScenarioResult[];
};

/** What all scenarios together visited of an item. */
export type ItemCoverage = { readonly item: Item; readonly coverage: Coverage };

type Look = Pick<Context, "lang" | "colours" | "width">;

/** The scenarios of a file with a mark each, and under a failed one where it is written, what was expected, what came, and the story. */
export function reportLines({ file, item, results }: FileReport, look: Look): readonly string[] {
  const { lang, colours } = look;
  const names = tableLines(
    results.map(({ name, title, failures, steps }) => [
      failures.length === 0
        ? { text: "✓", paint: colours.green }
        : { text: "✗", paint: colours.red },
      title[lang],
      { text: name, paint: colours.dim },
      { text: { zh: `${steps} 步`, en: `${steps} steps` }[lang], paint: colours.dim },
    ]),
  );
  return [
    `${colours.bold(harmless(item.title[lang]))}  ${colours.dim(harmless(file))}`,
    ...results.flatMap((result, index) => [
      `  ${names[index] ?? ""}`,
      ...failureLines(file, result, look),
    ]),
  ];
}

function failureLines(
  file: string,
  { failures, last }: ScenarioResult,
  look: Look,
): readonly string[] {
  const [first] = failures;
  if (first === undefined) return [];
  const { lang, colours, width } = look;
  const words = { zh: ["应", "实际"], en: ["expected", "but"] }[lang];
  const filled = (head: string, text: string) =>
    wrap(`${head} ${harmless(text)}`, Math.max(width - 6, 40)).map((line) => `      ${line}`);
  return [
    ...failures.flatMap(({ line, column, step, moment, expected, found }) => [
      `    ${colours.underline(`${harmless(file)}:${line}:${column}`)}  ${stepText(step, lang)}  ${moment}`,
      ...filled(words[0] ?? "", expected[lang]).map(colours.green),
      ...filled(words[1] ?? "", found[lang]).map(colours.red),
    ]),
    ...(last === undefined
      ? []
      : [
          "",
          ...storyText(last, lang, first.limit)
            .split("\n")
            .map((line) => `      ${colours.dim(harmless(line))}`.trimEnd()),
          "",
        ]),
  ];
}

function stepText(step: number, lang: Lang): string {
  return { zh: `第 ${step} 步`, en: `step ${step}` }[lang];
}

const kinds = {
  states: { zh: "状态", en: "states" },
  transitions: { zh: "转移", en: "transitions" },
  limits: { zh: "期限", en: "limits" },
  cards: { zh: "牌", en: "cards" },
} as const satisfies { readonly [Kind in keyof Coverage]: object };
const kindNames = Object.keys(kinds) as (keyof Coverage)[];

/** How much of each item was visited, and below it what no scenario visits. */
export function coverageLines(
  all: readonly ItemCoverage[],
  { lang, colours }: Look,
): readonly string[] {
  const shares = tableLines(
    all.map(({ item, coverage }) => [
      item.title[lang],
      ...kindNames.map((kind) => {
        const { visited, all: total } = coverage[kind];
        const text = `${kinds[kind][lang]} ${visited}/${total}`;
        return { text, paint: visited === total ? colours.green : colours.yellow };
      }),
    ]),
  );
  return [
    colours.bold({ zh: "覆盖", en: "Coverage" }[lang]),
    ...shares.map((line) => `  ${line}`),
    ...all.flatMap((one) => missedLines(one, { lang, colours })),
  ];
}

// Whoever sees more than so many lines of a kind reads none of them.
const mostMissed = 12;

function missedLines(
  { item, coverage }: ItemCoverage,
  { lang, colours }: Pick<Look, "lang" | "colours">,
): readonly string[] {
  const missed = kindNames.flatMap((kind) =>
    coverage[kind].missed
      .slice(0, mostMissed)
      .map(({ key, title }) => [kinds[kind][lang], title[lang], { text: key, paint: colours.dim }]),
  );
  if (missed.length === 0) return [];
  const left = kindNames.reduce((sum, kind) => sum + coverage[kind].missed.length, -missed.length);
  const more = { zh: `另有 ${left} 处，见 --json`, en: `and ${left} more, listed by --json` };
  const heading = {
    zh: `${item.title.zh}：没有情景到过`,
    en: `${item.title.en}: visited by no scenario`,
  };
  return [
    "",
    colours.yellow(harmless(heading[lang])),
    ...tableLines(missed).map((line) => `  ${line}`),
    ...(left === 0 ? [] : [`  ${colours.dim(more[lang])}`]),
  ];
}

/** The last line: how many scenarios hold, in how many files, and how long they took. */
export function totalLine(
  reports: readonly FileReport[],
  seconds: number,
  { lang, colours }: Look,
): string {
  const all = reports.flatMap(({ results }) => results);
  const failed = all.filter(({ failures }) => failures.length > 0).length;
  const time = seconds.toFixed(1);
  const text = {
    zh: `${all.length} 个情景，${all.length - failed} 个通过，${failed} 个不通过，${time} 秒`,
    en: `${all.length} scenarios: ${all.length - failed} hold, ${failed} do not, ${time} s`,
  }[lang];
  return (failed > 0 ? colours.red : colours.green)(text);
}

/** The same as data, in one language. */
export function scenariosJson(
  reports: readonly FileReport[],
  covered: readonly ItemCoverage[],
  lang: Lang,
): object {
  return {
    files: reports.map(({ file, item, results }) => ({
      file,
      item: item.code,
      scenarios: results.map(({ name, title, steps, failures }) => ({
        name,
        title: title[lang],
        steps,
        holds: failures.length === 0,
        failures: failures.map(({ expected, found, ...where }) => ({
          ...where,
          expected: expected[lang],
          found: found[lang],
        })),
      })),
    })),
    coverage: covered.map(({ item, coverage }) => ({
      item: item.code,
      version: item.version,
      ...Object.fromEntries(
        kindNames.map((kind) => {
          const { visited, all, missed } = coverage[kind];
          return [kind, { visited, all, missed: missed.map(({ key }) => key) }];
        }),
      ),
    })),
  };
}
