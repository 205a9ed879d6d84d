import type { Lang } from "@banjian/base";
import { valueTitle } from "@banjian/core";
import type { CaseNow } from "./case-now.js";
import { wallClock } from "./moment.js";

/** What happened in a case so far and how its limits stand, as plain lines; with the ledger of the limit in question, or of those that run. */
export function storyText(it: CaseNow, lang: Lang, limit?: string): string {
  const { id, item, state } = it;
  const words = heads[lang];
  const where = valueTitle(item.chart, state.value)[lang];
  const asked = it.limits.filter(({ key }) => key === limit);
  const shown = asked.length > 0 ? asked : it.limits.filter(({ status }) => status === "running");
  return [
    `${words.case} ${id}  ${item.code} ${item.version}  ${clockText(it, it.now)}  ${where}`,
    "",
    words.story,
    ...it.timeline.map(({ at, person, what }) =>
      [`  ${clockText(it, at)}`, ...(person === undefined ? [] : [person[lang]]), what[lang]].join(
        "  ",
      ),
    ),
    "",
    words.limits,
    ...it.limits.map(({ key, status, due }) => `  ${key}  ${status}  ${due.on}`),
    ...shown.flatMap((one) => [
      "",
      words.ledger(one.title[lang]),
      ...one
        .explain()
        .text(lang)
        .split("\n")
        .map((line) => `  ${line}`),
    ]),
  ].join("\n");
}

const heads = {
  zh: {
    case: "办件",
    story: "经过",
    limits: "期限",
    ledger: (title: string) => `计时明细：${title}`,
  },
  en: {
    case: "case",
    story: "Story",
    limits: "Limits",
    ledger: (title: string) => `Ledger of the ${title}`,
  },
} as const;

/** "2026-09-14 09:30" by the wall clock of the case's hall. */
export function clockText({ world }: Pick<CaseNow, "world">, at: CaseNow["now"]): string {
  return wallClock(at, world.parts.zone);
}
