import type { Lang } from "@banjian/base";
import { escaped } from "@banjian/core";
import type { HallReport } from "@banjian/sim";
import { percent, percentileText } from "../print-hall.js";
import { unpublishedText } from "../unpublished-years.js";
import { page } from "./page.js";

/** What was played as one page that needs nothing else: headline figures, the charts, the month that was asked for, and how it can be run again. */
export function hallHtml(
  report: HallReport,
  { charts, month = "" }: { readonly charts: readonly string[]; readonly month?: string },
  lang: Lang,
): string {
  const { title, from, through, seed, digest, items } = report;
  const words = said[lang];
  const guessed = unpublishedText(report)?.[lang];
  const body = `<h1>${escaped(title[lang])}</h1>
<p class="period">${from} – ${through}${guessed === undefined ? "" : `<br>${escaped(guessed)}`}</p>
${items.map((item) => itemHtml(item, lang)).join("\n")}
${charts.map((svg) => `<figure>${svg}</figure>`).join("\n")}
${month}
<p class="origin">${words.origin(seed, digest)}</p>`;
  return page(title[lang], body, lang);
}

function itemHtml(item: HallReport["items"][number], lang: Lang): string {
  const words = said[lang];
  const promised = item.limits.find(({ limit }) => limit === "promised");
  const figures: [string, string][] = [
    [words.filed, String(item.filed)],
    [words.ended, String(item.filed - item.open)],
    ...(promised?.onTime === undefined
      ? []
      : ([[words.promised, percent(promised.onTime)]] as [string, string][])),
    ...(item.days === undefined
      ? []
      : ([[words.days, percentileText(item.days, lang)]] as [string, string][])),
  ];
  const cells = figures.map(
    ([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`,
  );
  return `<section><h2>${escaped(item.title[lang])}</h2><dl>${cells.join("")}</dl></section>`;
}

const said = {
  zh: {
    filed: "申办",
    ended: "已结",
    promised: "承诺按期率",
    days: "申办到决定（工作日）",
    origin: (seed: number, digest: string) =>
      `模拟所得，并非实际办件。种子 ${seed}，摘要 ${digest.slice(0, 16)}；同一计划和种子在任何机器上结果相同。`,
  },
  en: {
    filed: "filed",
    ended: "ended",
    promised: "promises kept",
    days: "filing to decision (business days)",
    origin: (seed: number, digest: string) =>
      `Simulated, not recorded. Seed ${seed}, digest ${digest.slice(0, 16)}; the same plan and seed give the same on every machine.`,
  },
} as const;
