import { type CaseState, feeViews, type Item, sayFee } from "@banjian/core";
import { type Cell, tableLines } from "./print.js";
import type { Look } from "./print-timeline.js";
import { harmless } from "./text-width.js";

/** The fees of a case: how much, since when, and what became of each. */
export function feeLines(item: Item, state: CaseState, { lang, colours }: Look): readonly string[] {
  return tableLines(
    feeViews(item, state).map((fee): Cell[] => [
      fee.title[lang],
      { zh: `${fee.yuan} 元`, en: `${fee.yuan} yuan` }[lang],
      { text: fee.dueOn, paint: colours.dim },
      {
        text: harmless(sayFee(fee)[lang]),
        paint: fee.standing === "unpaid" ? colours.yellow : (text) => text,
      },
    ]),
  );
}
