import type { Lang } from "@banjian/base";
import type { Indicator } from "@banjian/core";
import type { Report } from "@banjian/engine";
import { csvText } from "./csv-text.js";

/** The tables of a report as CSV for a spreadsheet, by the names of their files: the values, and what each list holds. */
export function reportCsv(report: Report, lang: Lang): ReadonlyMap<string, string> {
  const whole = { key: "", title: { zh: "", en: "" }, ...report };
  const parts = [whole, ...report.parts];
  const rows = parts.flatMap(({ key, title, from, to, indicators }) =>
    indicators.map((one) => [key, title[lang], from, to, ...cells(one, lang)]),
  );
  const heads = ["part", "title", "from", "to", "indicator", "version", "name", "unit"];
  const values = ["value", "numerator", "denominator"];
  const lists = new Map(
    report.indicators.flatMap(({ numerator, denominator }) =>
      [numerator, ...(denominator === undefined ? [] : [denominator])].map(
        ({ list, keys }) => [list, keys] as const,
      ),
    ),
  );
  return new Map([
    ["indicators.csv", csvText([[...heads, ...values], ...rows])],
    [
      "lists.csv",
      csvText([
        ["list", "key"],
        ...[...lists].flatMap(([list, keys]) => keys.map((key) => [list, key])),
      ]),
    ],
  ]);
}

function cells(
  { name, version, title, unit, value, numerator, denominator }: Indicator,
  lang: Lang,
): (string | number)[] {
  return [name, version, title[lang], unit, value ?? "", numerator.total, denominator?.total ?? ""];
}
