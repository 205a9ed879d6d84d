import type { Lang } from "@banjian/base";
import { groupings, type Indicator, type IndicatorName, sections } from "@banjian/core";
import type { Report } from "@banjian/engine";
import type { Context } from "./context.js";
import { type Cell, tableLines } from "./print.js";
import { percent } from "./print-hall.js";

type Look = Pick<Context, "lang" | "colours">;

/** A report: every indicator of the hall with what was divided by what, then the main ones of each part. */
export function reportLines(report: Report, look: Look): readonly string[] {
  const { lang, colours } = look;
  const { from, to, asOf, indicators, parts } = report;
  const names = Object.keys(sections) as (keyof typeof sections)[];
  return [
    colours.bold(headOf(from, to, asOf)[lang]),
    ...names.flatMap((section) => [
      "",
      colours.bold(sections[section][lang]),
      ...tableLines(
        indicators.filter((one) => one.section === section).map((one) => rowOf(one, lang)),
      ),
    ]),
    ...(parts.length === 0 ? [] : ["", ...partLines(report, look)]),
  ];
}

/** What a report is of. */
export function headOf(from: string, to: string, asOf: string) {
  return {
    zh: `指标 ${from} 至 ${to}（以 ${asOf} 所知）`,
    en: `Indicators of ${from} to ${to}, as known on ${asOf}`,
  };
}

/** The value of an indicator as it is read; a dash where there is nothing to divide by. */
export function valueText({ value, unit }: Pick<Indicator, "value" | "unit">): string {
  if (value === undefined) return "–";
  if (unit === "share") return percent(value);
  return unit === "mean" ? value.toFixed(2) : String(value);
}

/** What was divided by what: `12/15`. */
export function partsText({ unit, numerator, denominator }: Indicator): string {
  return unit === "count" ? "" : `${numerator.total}/${denominator?.total ?? 0}`;
}

/** The indicators that a part is judged by first. */
export const mainIndicators = [
  "business-volume",
  "online-share",
  "early-share",
  "promise-kept-share",
  "statute-kept-share",
  "branch-kept-share",
  "open-overdue",
] as const satisfies readonly IndicatorName[];

/** One indicator of a part. */
export function indicatorIn(indicators: readonly Indicator[], name: IndicatorName): Indicator {
  const found = indicators.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the report lacks ${name}`);
  return found;
}

function rowOf(one: Indicator, lang: Lang): Cell[] {
  return [one.title[lang], one.name, valueText(one), partsText(one)];
}

function partLines({ by, parts, indicators }: Report, { lang, colours }: Look): readonly string[] {
  const heads = mainIndicators.map((name) => indicatorIn(indicators, name).title[lang]);
  const first = by === undefined ? "" : groupings[by][lang];
  return tableLines([
    [first, ...heads].map((text): Cell => ({ text, paint: colours.bold })),
    ...parts.map(({ title, indicators: own }): Cell[] => [
      title[lang],
      ...mainIndicators.map((name) => valueText(indicatorIn(own, name))),
    ]),
  ]);
}

/** A report as JSON: the totals alone, as the lists of a month may be long (`--cases`, `--csv`). */
export function totalsOf(made: Report): object {
  const bare = ({ numerator, denominator, ...rest }: Indicator) => ({
    ...rest,
    numerator: numerator.total,
    ...(denominator === undefined ? {} : { denominator: denominator.total }),
  });
  return {
    ...made,
    indicators: made.indicators.map(bare),
    parts: made.parts.map((part) => ({ ...part, indicators: part.indicators.map(bare) })),
  };
}
