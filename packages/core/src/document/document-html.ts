import type { Lang, Text } from "@banjian/base";
import type { CaseDocument } from "./documents.js";
import { escaped } from "./escaped.js";

/** Puts a hall's seal on a document: markup of an image, made by whoever keeps the seal. */
export type Seal = (document: CaseDocument) => string;

/** A document as one page, to be read, printed or kept as PDF; what people wrote is text in it and never markup. Without a seal the place of the seal is marked. */
export function documentHtml(document: CaseDocument, lang: Lang, seal?: Seal): string {
  const { kind, title, number, on, item, to, issuer, says, basis, superseded } = document;
  const say = (text: Text) => escaped(text[lang]);
  const words = labels[lang];
  return `<!doctype html>
<html lang="${lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<title>${say(title)} ${escaped(number)}</title>
<style>${style}</style>
</head>
<body>
<p class="issuer">${say(issuer)}</p>
<h1>${say(title)}</h1>
<p class="number">${words.number} ${escaped(number)}</p>
${superseded ? `<p class="superseded">${words.superseded}</p>` : ""}
<p>${escaped(to)}${words.colon}</p>
<p class="says">${words.about}${say(item)}</p>
${says.map((one) => `<p class="says">${say(one)}</p>`).join("\n")}
<p class="says basis">${words.basis}${basis.map((one) => `<span>${say(one)}</span>`).join(words.comma)}</p>
${kind === "service-record" ? `<p class="signs">${words.signs}</p>` : ""}
<div class="end"><p>${say(issuer)}</p><p>${dated(on, lang)}</p>${stamped(seal?.(document), words.seal)}</div>
</body>
</html>
`;
}

/** The day as documents of each language write it. */
function dated(on: string, lang: Lang): string {
  const [year, month, day] = on.split("-").map(Number);
  return lang === "zh" ? `${year}年${month}月${day}日` : on;
}

/** The seal lies over the name and the day; where there is none its place is marked. */
function stamped(seal: string | undefined, mark: string): string {
  return seal === undefined
    ? `<p class="seal none">${mark}</p>`
    : `<div class="seal">${seal}</div>`;
}

const labels = {
  zh: {
    number: "编号",
    colon: "：",
    comma: "、",
    about: "申请事项：",
    basis: "依据：",
    seal: "（印章）",
    signs: "受送达人签名：　　　　　　　　送达人签名：　　　　　　　　",
    superseded: "（已被其后的文书取代）",
  },
  en: {
    number: "No.",
    colon: ":",
    comma: ", ",
    about: "Application: ",
    basis: "By: ",
    seal: "(seal)",
    signs: "Received (signature):\u3000\u3000\u3000\u3000\u3000\u3000Served (signature):",
    superseded: "(superseded by a later one)",
  },
} as const;

const style = `
@page { size: A4; margin: 25mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 12px; color: #666; } }
body { font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #111; max-width: 720px; margin: 40px auto; line-height: 1.9; font-size: 16px; }
h1 { text-align: center; font-size: 26px; letter-spacing: 2px; margin: 4px 0; }
.issuer { text-align: center; font-size: 18px; margin: 0; }
.number { text-align: right; color: #444; }
.superseded { color: #c8312b; text-align: center; }
.says { text-indent: 2em; margin: 6px 0; white-space: pre-wrap; overflow-wrap: anywhere; orphans: 2; widows: 2; }
.basis span { display: inline-block; max-width: 100%; text-indent: 0; }
.signs { text-indent: 2em; margin: 32px 0 0; }
.end { position: relative; width: max-content; max-width: 100%; margin: 48px 0 0 auto; padding: 6mm 8mm; text-align: center; break-inside: avoid; break-before: avoid; }
.end > p:not(.seal) { margin: 4px 0; }
.seal { position: absolute; left: 50%; top: 50%; width: 40mm; height: 40mm; margin: 0; transform: translate(-50%, -50%); mix-blend-mode: multiply; }
.seal > * { max-width: 100%; max-height: 100%; }
.none { box-sizing: border-box; padding-top: 28mm; border: 1px dashed #bbb; border-radius: 50%; color: #888; font-size: 12px; line-height: 1.4; }
@media print { body { max-width: none; margin: 0; } }
`;
