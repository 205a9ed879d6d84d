import type { Lang, Text } from "@banjian/base";
import type { Guide, GuideSection } from "@banjian/core";
import { escaped } from "@banjian/core";

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid color-mix(in srgb, currentColor 30%, transparent); padding: .4rem .7rem; text-align: left; vertical-align: top; }
th { background: color-mix(in srgb, currentColor 8%, transparent); font-weight: 600; }
td, li { overflow-wrap: anywhere; }
.headed th { min-width: 4em; } .headed th[scope=row] { min-width: 6em; }
@media screen and (max-width: 40rem) {
  .headed thead, .headed td:empty { display: none; }
  .headed tbody, .headed tr, .headed th, .headed td { display: block; }
  .headed tr { margin-bottom: .8rem; }
  .headed th, .headed td { margin-top: -1px; }
  .headed td::before { content: attr(data-head); display: block; font-size: .8rem; opacity: .75; }
}
@media print { body { margin: 0; } }
`;

/** A guide as one HTML page in one language; it fetches nothing and can be printed. */
export function guideHtml({ title, sections }: Guide, lang: Lang): string {
  return [
    "<!doctype html>",
    `<html lang="${lang === "zh" ? "zh-Hans" : "en"}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title[lang])}</title><style>${style}</style></head>`,
    `<body><h1>${escaped(title[lang])}</h1>`,
    ...sections.map((section) => sectionHtml(section, lang)),
    "</body></html>\n",
  ].join("\n");
}

function sectionHtml({ title, head, rows, steps, list }: GuideSection, lang: Lang): string {
  const items = (all: readonly Text[]) =>
    all.map((one) => `<li>${escaped(one[lang])}</li>`).join("");
  return [
    `<section><h2>${escaped(title[lang])}</h2>`,
    rows === undefined ? "" : tableHtml(head, rows, lang),
    steps === undefined ? "" : `<ol>${items(steps)}</ol>`,
    list === undefined ? "" : `<ul>${items(list)}</ul>`,
    "</section>",
  ].join("");
}

/** Without a head the first cell of each row names it; with one, a row folds on a phone, where each cell says its own head. */
function tableHtml(
  head: readonly Text[] | undefined,
  rows: readonly (readonly Text[])[],
  lang: Lang,
): string {
  const heads = head?.map((cell) => escaped(cell[lang]));
  const top = heads?.map((text) => `<th scope="col">${text}</th>`).join("");
  const cell = (text: string, index: number) => {
    if (index === 0) return `<th scope="row">${text}</th>`;
    const named = heads?.[index];
    return `<td${named === undefined ? "" : ` data-head="${named}"`}>${text}</td>`;
  };
  const body = rows.map(
    (row) => `<tr>${row.map((one, index) => cell(escaped(one[lang]), index)).join("")}</tr>`,
  );
  return top === undefined
    ? `<table><tbody>${body.join("")}</tbody></table>`
    : `<table class="headed"><thead><tr>${top}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
