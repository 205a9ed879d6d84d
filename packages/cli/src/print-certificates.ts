import { type CaseState, certificateViews, type Item, sayCertificate } from "@banjian/core";
import { type Cell, tableLines } from "./print.js";
import type { Look } from "./print-timeline.js";
import { harmless } from "./text-width.js";

const brought = { zh: "申请人已提交", en: "the applicant has brought it" };

/** What the certificate library answered about each document, when, and what a clerk checks it by. */
export function certificateLines(
  item: Item,
  state: CaseState,
  { lang, colours }: Look,
): readonly string[] {
  return tableLines(
    certificateViews(item, state).map((one): Cell[] => {
      const { title, answer, library, on, review } = one;
      const says = one.brought ? brought : sayCertificate(one);
      return [
        title[lang],
        {
          text: harmless(says[lang]),
          paint: answer === "valid" || one.brought ? (text) => text : colours.yellow,
        },
        { text: `${harmless(library)} ${on}`, paint: colours.dim },
        harmless(review.join({ zh: "；", en: "; " }[lang])),
      ];
    }),
  );
}
