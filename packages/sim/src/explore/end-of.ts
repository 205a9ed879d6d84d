import type { Text } from "@banjian/base";
import { type CaseState, caseEnds, type Item, stateAt } from "@banjian/core";

/** How a case has ended, in a word: `archived granted`, `withdrawn`; undefined while it is open. */
export function endOf({ status, end, value, milestones }: CaseState): string | undefined {
  if (status === "open" || end === undefined) return undefined;
  const name = typeof value === "string" ? value : end;
  if (milestones.granted !== undefined) return `${name} granted`;
  return milestones.denied === undefined ? name : `${name} denied`;
}

const decisions: Readonly<Record<string, Text>> = {
  granted: { zh: "准予", en: "granted" },
  denied: { zh: "不予", en: "denied" },
};

/** The end in words. */
export function endTitle(item: Item, end: string): Text {
  const [name = "", decision = ""] = end.split(" ");
  const ends: Readonly<Record<string, Text>> = caseEnds;
  const title = stateAt(item.chart, name)?.title ?? ends[name] ?? { zh: name, en: name };
  const said = decisions[decision];
  if (said === undefined) return title;
  return { zh: `${title.zh}（${said.zh}）`, en: `${title.en} (${said.en})` };
}
