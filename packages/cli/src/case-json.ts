import type { Lang } from "@banjian/base";
import type { LimitView } from "@banjian/core";
import type { CaseView } from "@banjian/engine";
import { standing } from "./standing.js";
import type { StoryRow } from "./story-rows.js";

/** What `case list` says of each case, as data in one language. */
export function caseSummaryJson(view: CaseView, lang: Lang) {
  const { id, item, state } = view;
  const { applicant, channel, value, status, end, version, at } = state;
  return {
    id,
    item: { code: item.code, version: item.version, title: item.title[lang] },
    applicant,
    channel,
    state: { value, title: standing(item, state)[lang] },
    status,
    end,
    version,
    at,
  };
}

/** A whole case as data in one language. */
export function caseJson(
  view: CaseView,
  story: readonly StoryRow[],
  ledger: LimitView | undefined,
  lang: Lang,
): object {
  return {
    case: caseSummaryJson(view, lang),
    limits: view.limits.map((limit) => limitJson(limit, lang)),
    cards: view.cards.map(({ text, ...card }) => ({ ...card, text: text[lang] })),
    tasks: Object.values(view.state.tasks),
    timeline: story.map(({ what, department, person, ...row }) => ({
      ...row,
      department: department?.[lang],
      person: person?.[lang],
      what: what[lang],
    })),
    ledger: ledger && { limit: ledger.key, stretches: ledger.explain().stretches },
  };
}

function limitJson({ explain: _, title, ...limit }: LimitView, lang: Lang): object {
  return { ...limit, title: title[lang] };
}
