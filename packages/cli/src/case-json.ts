import type { Lang } from "@banjian/base";
import { certificateViews, feeViews, type LimitView, type TimelineRow } from "@banjian/core";
import type { CaseView } from "@banjian/engine";
import type { Explained } from "./print-explanation.js";

/** What `case list` says of each case, as data in one language. */
export function caseSummaryJson(view: CaseView, lang: Lang) {
  const { id, item, state } = view;
  const { applicant, channel, value, status, end, version, at } = state;
  return {
    id,
    item: { code: item.code, version: item.version, title: item.title[lang] },
    applicant,
    channel,
    state: { value, title: view.stateTitle[lang] },
    status,
    end,
    version,
    at,
  };
}

/** A whole case as data in one language. */
export function caseJson(
  view: CaseView,
  story: readonly TimelineRow[],
  ledgers: readonly LimitView[],
  lang: Lang,
): object {
  return {
    case: caseSummaryJson(view, lang),
    limits: view.limits.map((limit) => limitJson(limit, lang)),
    cards: view.cards.map(({ text, ...card }) => ({ ...card, text: text[lang] })),
    tasks: Object.values(view.state.tasks).map((task) => ({
      ...task,
      owner: view.state.owners[task.work],
    })),
    procedures: Object.values(view.state.procedures),
    rights: view.state.rights,
    fees: feeViews(view.item, view.state).map(({ title, ...one }) => ({
      ...one,
      title: title[lang],
    })),
    certificates: certificateViews(view.item, view.state).map(({ title, ...one }) => ({
      ...one,
      title: title[lang],
    })),
    orders: view.state.orders,
    copies: view.state.copies,
    timeline: story.map(({ what, department, person, ...row }) => ({
      ...row,
      department: department?.[lang],
      person: person?.[lang],
      what: what[lang],
    })),
    ledgers: ledgers.map(({ key, explain }) => ({ limit: key, stretches: explain().stretches })),
  };
}

/** A limit with everything that moved it, as data in one language: in stretches, or day by day. */
export function explainedJson({ limit, moves }: Explained, daily: boolean, lang: Lang): object {
  const { due: _, text: _text, days, stretches, ...rest } = limit.explain();
  return {
    ...limitJson(limit, lang),
    moves: moves.map(({ what, because, person, department, ...move }) => ({
      ...move,
      what: what[lang],
      because: because?.[lang],
      person: person?.[lang],
      department: department?.[lang],
    })),
    ...(daily ? { days } : { stretches }),
    ...rest,
  };
}

function limitJson({ explain: _, title, owner, ...limit }: LimitView, lang: Lang): object {
  return { ...limit, title: title[lang], owner: owner[lang] };
}
