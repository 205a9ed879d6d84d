import type { Lang } from "@banjian/base";
import { escaped, groupings, type Indicator, sections } from "@banjian/core";
import type { Report } from "@banjian/engine";
import { headOf, indicatorIn, mainIndicators, partsText, valueText } from "../print-report.js";
import { page } from "./page.js";

/** A report as one page that needs nothing else. */
export function reportHtml(report: Report, charts: readonly string[], lang: Lang): string {
  const { title, body } = reportBody(report, charts, lang);
  return page(title, body, lang);
}

/** What stands on the page: the charts, the parts, then every indicator with what was divided by what. */
export function reportBody(report: Report, charts: readonly string[], lang: Lang) {
  const title = headOf(report.from, report.to, report.asOf)[lang];
  const names = Object.keys(sections) as (keyof typeof sections)[];
  const body = [
    `<h1>${escaped(title)}</h1>`,
    ...charts.map((svg) => `<figure>${svg}</figure>`),
    ...(report.parts.length === 0 ? [] : [partsHtml(report, lang)]),
    ...names.map((section) => {
      const rows = report.indicators.filter((one) => one.section === section);
      return `<section><h2>${escaped(sections[section][lang])}</h2>${rowsHtml(rows, lang)}</section>`;
    }),
    `<p class="origin">${escaped(origin[lang])}</p>`,
  ];
  return { title, body: body.join("\n") };
}

function rowsHtml(rows: readonly Indicator[], lang: Lang): string {
  const lines = rows.map(
    (one) =>
      `<tr><td>${escaped(one.title[lang])}</td><td class="number">${valueText(one)}</td><td class="number">${partsText(one)}</td></tr>`,
  );
  return `<table class="figures"><colgroup><col><col width="120"><col width="140"></colgroup>${lines.join("")}</table>`;
}

function partsHtml({ by, parts, indicators }: Report, lang: Lang): string {
  const first = by === undefined ? "" : groupings[by][lang];
  const heads = [first, ...mainIndicators.map((name) => indicatorIn(indicators, name).title[lang])];
  const lines = parts.map(
    ({ title, indicators: own }) =>
      `<tr><td>${escaped(title[lang])}</td>${mainIndicators
        .map((name) => `<td class="number">${valueText(indicatorIn(own, name))}</td>`)
        .join("")}</tr>`,
  );
  return `<section><table><tr>${heads
    .map((head) => `<th>${escaped(head)}</th>`)
    .join("")}</tr>${lines.join("")}</table></section>`;
}

const origin = {
  zh: "“–”表示分母为空，无值。视为决定、撤回、作废和其他终结的办件单列，除评价外不计入其余各项。",
  en: "A dash: nothing to divide by, so no value. What silence decided, what was withdrawn, void or ended otherwise is shown apart and, but for its ratings, in nothing else.",
};
