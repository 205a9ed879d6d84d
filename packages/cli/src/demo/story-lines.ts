import { actionKinds, type LimitView } from "@banjian/core";
import type { CaseView } from "@banjian/engine";
import { caseLines } from "../print-case.js";
import type { Look } from "../print-timeline.js";
import { harmless, wrap } from "../text-width.js";
import type { Played, Refusal } from "./play-story.js";

/** A case as its story ended: everything `case show` says of it, and what was refused on the way. */
export async function storyLines(
  view: CaseView,
  { refusals }: Played,
  look: Look,
): Promise<readonly string[]> {
  const lines = caseLines(view, await view.timeline(), ledgersOf(view), look);
  if (refusals.length === 0) return lines;
  const { lang, colours, width } = look;
  const heading = { zh: "被拒绝的请求", en: "What was refused" }[lang];
  const refused = refusals.flatMap((one) => wrap(harmless(refusedText(one, lang)), width));
  return [...lines, "", colours.bold(colours.underline(heading)), ...refused];
}

/** The limit of the whole case, and those from which a procedure has left time out. */
export function ledgersOf(view: CaseView): readonly LimitView[] {
  return view.limits.filter(({ key, procedures }) => key === "statutory" || procedures.length > 0);
}

function refusedText({ at, by, does, why }: Refusal, lang: Look["lang"]): string {
  const kinds: Readonly<Record<string, Readonly<Record<Look["lang"], string>>>> = actionKinds;
  const action = kinds[does]?.[lang] ?? does;
  return `${at}  ${by}  ${action}${{ zh: "：", en: ": " }[lang]}${why.says[lang]}`;
}
