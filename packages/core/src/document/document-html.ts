import type { Lang, Text } from "@banjian/base";
import type { CaseDocument } from "./documents.js";
import { escaped } from "./escaped.js";

/** Puts a hall's seal on a document: markup of an image, made by whoever keeps the seal. */
export type Seal = (document: CaseDocument) => string;

/** A document as one page, to be read, printed or kept as PDF; what people wrote is text in it and never markup. Without a seal the place of the seal is marked. */
export function documentHtml(document: CaseDocument, lang: Lang, seal?: Seal): string {
  const { title, number, on, item, to, issuer, says, basis, superseded } = document;
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
<p class="says basis">${words.basis}${basis.map(say).join(words.comma)}</p>
<div class="end"><p>${say(issuer)}</p><p>${on}</p><p class="seal">${seal?.(document) ?? words.seal}</p></div>
</body>
</html>
`;
}

const labels = {
  zh: {
    number: "编号",
    colon: "：",
    comma: "、",
    about: "申请事项：",
    basis: "依据：",
    seal: "（印章）",
    superseded: "（已被其后的文书取代）",
  },
  en: {
    number: "No.",
    colon: ":",
    comma: ", ",
    about: "Application: ",
    basis: "By: ",
    seal: "(seal)",
    superseded: "(superseded by a later one)",
  },
} as const;

const style = `
@page { size: A4; margin: 25mm; }
body { font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #111; max-width: 720px; margin: 40px auto; line-height: 1.9; font-size: 16px; }
h1 { text-align: center; font-size: 26px; letter-spacing: 2px; margin: 4px 0; }
.issuer { text-align: center; font-size: 18px; margin: 0; }
.number { text-align: right; color: #444; }
.superseded { color: #c8312b; text-align: center; }
.says { text-indent: 2em; margin: 6px 0; white-space: pre-wrap; }
.end { text-align: right; margin-top: 48px; }
.seal { color: #888; }
`;
