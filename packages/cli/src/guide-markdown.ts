import type { Lang, Text } from "@banjian/base";
import type { Guide, GuideSection } from "@banjian/core";

/** A guide as Markdown in one language. */
export function guideMarkdown({ title, sections }: Guide, lang: Lang): string {
  const parts = sections.map((section) => sectionText(section, lang));
  return [`# ${plain(title[lang])}`, ...parts, ""].join("\n\n").replace(/\n+$/, "\n");
}

function sectionText({ title, head, rows, steps, list }: GuideSection, lang: Lang): string {
  const lines = [
    ...(rows === undefined ? [] : tableLines(head, rows, lang)),
    ...(steps ?? []).map((step, index) => `${index + 1}. ${plain(step[lang])}`),
    ...(list ?? []).map((one) => `- ${plain(one[lang])}`),
  ];
  return `## ${plain(title[lang])}\n\n${lines.join("\n")}`;
}

function tableLines(
  head: readonly Text[] | undefined,
  rows: readonly (readonly Text[])[],
  lang: Lang,
): string[] {
  const columns = head?.length ?? rows[0]?.length ?? 0;
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const texts = (cells: readonly Text[]) => cells.map((cell) => plain(cell[lang]));
  return [
    line(head === undefined ? Array.from({ length: columns }, () => "") : texts(head)),
    line(Array.from({ length: columns }, () => "---")),
    ...rows.map((row) => line(texts(row))),
  ];
}

/** Without signs that mean something to Markdown or break a row of a table. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, (sign) => `\\${sign}`).replace(/\s+/g, " ");
}
