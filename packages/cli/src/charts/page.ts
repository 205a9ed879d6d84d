import type { Lang } from "@banjian/base";
import { escaped } from "@banjian/core";

/** One page that needs nothing else, to be read on a screen or printed; the body is markup, the title is not. */
export function page(title: string, body: string, lang: Lang): string {
  return `<!doctype html>
<html lang="${lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const style = `
body { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1f2933; background: #f4f6f8; margin: 0 auto; padding: 32px; max-width: 1000px; }
h1 { font-size: 26px; margin: 0 0 20px; }
h2 { font-size: 18px; margin: 0 0 12px; }
.period, .origin { color: #66717d; margin: -14px 0 24px; }
.origin { margin-top: 6px; }
section, figure { background: #fff; border: 1px solid #dde3e9; border-radius: 6px; margin: 0 0 20px; padding: 18px 20px; }
figure svg { display: block; width: 100%; height: auto; }
dl { display: flex; flex-wrap: wrap; gap: 12px 40px; margin: 0; }
dt { color: #66717d; font-size: 13px; }
dd { font-size: 20px; margin: 2px 0 0; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 5px 10px; border-bottom: 1px solid #e6eaee; }
th { color: #66717d; font-weight: 500; }
table.figures { table-layout: fixed; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { background: #fff; } section, figure { break-inside: avoid; } }
`;
