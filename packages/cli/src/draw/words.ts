import type { Lang, Text } from "@banjian/base";
import { actionKinds, type ChartTransition, type Item, rolesOf } from "@banjian/core";

/** What is needed to put an item into words of one language. */
export type Words = {
  readonly item: Item;
  readonly lang: Lang;
  readonly roles: ReadonlyMap<string, Text>;
};

/** The words for an item in one language. */
export function wordsFor(item: Item, lang: Lang): Words {
  return { item, lang, roles: rolesOf(item.file) };
}

/** What happens in a chart without anybody asking for it. */
const signals: Readonly<Record<string, Text>> = {
  "deemed-accepted": { zh: "逾期未告知，视为受理", en: "no notice in time: deemed accepted" },
  "deemed-granted": { zh: "逾期未决定，视为准予", en: "no decision in time: deemed granted" },
  "deemed-renewed": { zh: "逾期未决定，视为准予延续", en: "no decision in time: deemed renewed" },
  "deemed-withdrawn": { zh: "逾期不补正", en: "no answer in time" },
  expired: { zh: "期满", en: "time is up" },
  "join-done": { zh: "全部办毕", en: "all done" },
  "inner-done": { zh: "全部办毕", en: "all done" },
};

const outcomes: Readonly<Record<string, Text>> = {
  passed: { zh: "预受理通过", en: "passed" },
  failed: { zh: "预受理不通过", en: "failed" },
  "needs-supplement": { zh: "一次性告知补正", en: "the one notice" },
};

/** What an arrow is called: by the item, by its outcome, by its kind. */
export function arrowTitle(
  { title, outcome, kind }: Pick<ChartTransition, "title" | "outcome" | "kind">,
  lang: Lang,
): string {
  const kinds: Readonly<Record<string, Text>> = { ...actionKinds, ...signals };
  return (title ?? outcomes[outcome ?? ""] ?? kinds[kind] ?? { zh: kind, en: kind })[lang];
}

/** The titles of roles, each once, in a row. */
export function rolesText({ lang, roles }: Words, names: readonly string[]): string {
  const titles = [...new Set(names)].map((role) => roles.get(role)?.[lang] ?? role);
  return listed(titles, lang);
}

/** Texts in a row, each once. */
export function listed(texts: readonly string[], lang: Lang): string {
  return [...new Set(texts)].join({ zh: "、", en: ", " }[lang]);
}
