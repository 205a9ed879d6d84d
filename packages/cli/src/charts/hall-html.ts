import type { Lang } from "@banjian/base";
import type { HallReport } from "@banjian/sim";
import { escaped } from "../escaped.js";
import { percent, percentileText } from "../print-hall.js";

/** A report as one page that needs nothing else: headline figures, the charts, and how it can be run again. */
export function hallHtml(report: HallReport, charts: readonly string[], lang: Lang): string {
  const { title, from, through, seed, digest, items } = report;
  const words = said[lang];
  return `<!doctype html>
<html lang="${lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<title>${escaped(title[lang])}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title[lang])}</h1>
<p class="period">${from} – ${through}</p>
${items.map((item) => itemHtml(item, lang)).join("\n")}
${charts.map((svg) => `<figure>${svg}</figure>`).join("\n")}
<p class="origin">${words.origin(seed, digest)}</p>
</body>
</html>
`;
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

const style = `
body { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1f2933; background: #f4f6f8; margin: 0 auto; padding: 32px; max-width: 1000px; }
h1 { font-size: 26px; margin: 0; }
h2 { font-size: 18px; margin: 0 0 12px; }
.period, .origin { color: #66717d; margin: 6px 0 24px; }
section, figure { background: #fff; border: 1px solid #dde3e9; border-radius: 6px; margin: 0 0 20px; padding: 18px 20px; }
figure svg { display: block; width: 100%; height: auto; }
dl { display: flex; flex-wrap: wrap; gap: 12px 40px; margin: 0; }
dt { color: #66717d; font-size: 13px; }
dd { font-size: 20px; margin: 2px 0 0; }
@media print { body { background: #fff; } section, figure { break-inside: avoid; } }
`;

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
