import type { Assessment } from "@banjian/engine";
import type { Context } from "./context.js";
import { type Cell, tableLines } from "./print.js";
import { harmless } from "./text-width.js";

type Look = Pick<Context, "lang" | "colours">;

/** How the departments did in a month: the score of each, with the rules and the arithmetic. */
export function assessmentLines(
  { month, departments, audited }: Assessment,
  { lang, colours }: Look,
): readonly string[] {
  const state =
    audited === undefined
      ? { zh: "未审定", en: "not audited" }[lang]
      : `${audited.at.slice(0, 10)} ${audited.by}: ${audited.reason}`;
  return [
    colours.bold(harmless(`${month}  ${state}`)),
    ...departments.flatMap(({ title, score, base, lines }) => [
      "",
      `${title[lang]}  ${colours.bold(String(score))}`,
      ...tableLines([
        ["", String(base), ""],
        ...lines.map((line): Cell[] => ["", line.arithmetic, harmless(line.title[lang])]),
      ]),
    ]),
  ];
}
