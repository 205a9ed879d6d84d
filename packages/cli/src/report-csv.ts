import type { Lang } from "@banjian/base";
import { type Indicator, versionsOf } from "@banjian/core";
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
  return new Map([
    ["indicators.csv", csvText([[...heads, ...values], ...rows])],
    [
      "lists.csv",
      csvText([
        ["part", "list", "of", "key", "weight"],
        ...parts.flatMap(({ key, indicators }) =>
          [...listsOf(indicators)].flatMap(([name, side]) => entriesOf(key, name, side)),
        ),
      ]),
    ],
  ]);
}

type Side = Indicator["numerator"];

// Some formulas count licences alone: what they list under the same name is less.
function listsOf(indicators: readonly Indicator[]): ReadonlyMap<string, Side> {
  return new Map(
    indicators.flatMap((one) => {
      const { licences } =
        versionsOf(one.name).find(({ version }) => version === one.version) ?? {};
      const sides =
        one.denominator === undefined ? [one.numerator] : [one.numerator, one.denominator];
      return sides.map((side) => [`${side.list},${licences ? "licence" : ""}`, side] as const);
    }),
  );
}

function entriesOf(part: string, name: string, { keys, weights }: Side): (string | number)[][] {
  const [list = "", of = ""] = name.split(",");
  return keys.map((key, at) => [part, list, of, key, weights?.[at] ?? 1]);
}

function cells(
  { name, version, title, unit, value, numerator, denominator }: Indicator,
  lang: Lang,
): (string | number)[] {
  return [name, version, title[lang], unit, value ?? "", numerator.total, denominator?.total ?? ""];
}
