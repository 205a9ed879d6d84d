import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { FactOf } from "../case/fact.js";
import type { PayloadOf } from "../case/payload.js";
import { allArrows, arrowTitle, type ChartTransition } from "../chart/chart.js";
import { type ActionKind, givesOpinion } from "../definition/action-kind.js";
import { sayAllowance } from "../definition/allowance.js";
import type { Item } from "../item/item.js";
import { sayCorrection } from "./say-correction.js";
import { sayOperation } from "./say-operation.js";

type Taken = FactOf<"action-taken">;
type Detail<Kind extends ActionKind> = (item: Item, payload: PayloadOf<Kind>) => Text | undefined;

/** What a person did, in words: the action, its branch, and what was said with it. */
export function sayAction(item: Item, state: CaseState, fact: Taken): Text {
  const title = titleOf(item, state, fact);
  const branch = item.branches.size > 1 ? item.branches.get(fact.branch ?? "")?.title : undefined;
  const detail =
    sayOperation(item, state, fact) ??
    (details[fact.kind] as Detail<ActionKind> | undefined)?.(
      item,
      fact.payload as PayloadOf<ActionKind>,
    );
  return {
    zh: [branch?.zh, title.zh, detail?.zh].filter(Boolean).join(" · "),
    en: [branch?.en, title.en, detail?.en].filter(Boolean).join(" · "),
  };
}

// An opinion from before the branch has begun was given ahead of its predecessor.
function titleOf(item: Item, { branches }: CaseState, fact: Taken): Text {
  const title = arrowTitle(arrowOf(item, fact) ?? fact);
  const ahead = givesOpinion(fact.kind) && branches[fact.branch ?? ""]?.openedOn === undefined;
  return ahead ? { zh: `预审（${title.zh}）`, en: `ahead: ${title.en}` } : title;
}

function arrowOf(item: Item, { action, kind }: Taken): ChartTransition | undefined {
  return allArrows(item.chart.states).find(
    (arrow) => arrow.action === action && arrow.kind === kind,
  );
}

const opinion = (_item: Item, { agree, opinion: words }: PayloadOf<"handle">): Text => ({
  zh: `${agree ? "同意" : "不同意"}${words === "" ? "" : `：${words}`}`,
  en: `${agree ? "agrees" : "disagrees"}${words === "" ? "" : `: ${words}`}`,
});

const reason = (_item: Item, { reason: words }: { readonly reason: string }): Text => same(words);

const handedOver = {
  window: { zh: "窗口", en: "at the window" },
  post: { zh: "邮寄", en: "by post" },
  "e-certificate": { zh: "电子证照", en: "as e-certificate" },
};

const places = {
  before: { zh: "前加签", en: "before" },
  after: { zh: "后加签", en: "after" },
  parallel: { zh: "并加签", en: "with them" },
} as const;

const answers = {
  passed: { zh: "通过", en: "passed" },
  failed: { zh: "不通过", en: "failed" },
  "needs-supplement": { zh: "需补正", en: "needs supplement" },
} as const;

const details: { readonly [Kind in ActionKind]?: Detail<Kind> } = {
  "pre-accept": (_item, { result }) => answers[result],
  "correct-on-spot": reason,
  "request-supplement": (item, { materials, reason: words }) => {
    const titles = titlesOf(item, materials);
    return { zh: `${titles.zh}：${words}`, en: `${titles.en}: ${words}` };
  },
  supplement: (item, { materials }) =>
    titlesOf(
      item,
      materials.map(({ id }) => id),
    ),
  receive: (item, { materials }) =>
    titlesOf(
      item,
      materials.map(({ id }) => id),
    ),
  "refuse-acceptance": reason,
  forward: (_item, { to }) => same(to),
  handle: opinion,
  review: opinion,
  approve: opinion,
  sign: opinion,
  "add-signer": (_item, { who, place, reason: why }) => {
    const { zh, en } = places[place];
    const name = who.name ?? who.id;
    return { zh: `${name}（${zh}）：${why}`, en: `${name} (${en}): ${why}` };
  },
  "remove-signer": (_item, { signer, reason: why }) => ({
    zh: `${signer}：${why}`,
    en: `${signer}: ${why}`,
  }),
  return: (item, { materials = [], reason: why }) => {
    if (materials.length === 0) return same(why);
    const titles = titlesOf(item, materials);
    return { zh: `${titles.zh}：${why}`, en: `${titles.en}: ${why}` };
  },
  "answer-return": (_item, { answer }) => same(answer),
  recall: reason,
  "reopen-branches": (item, { branches, reason: why }) => {
    const titles = branches.map((id) => item.branches.get(id)?.title ?? same(id));
    return {
      zh: `${titles.map(({ zh }) => zh).join("、")}：${why}`,
      en: `${titles.map(({ en }) => en).join(", ")}: ${why}`,
    };
  },
  "open-procedure": (item, { procedure, length, branches = [] }) => {
    const title = item.procedures.get(procedure)?.title ?? same(procedure);
    const long = length && sayAllowance(length);
    const others = branches.map((id) => item.branches.get(id)?.title ?? same(id));
    const [zh, en] = [others.map((one) => one.zh), others.map((one) => one.en)];
    return {
      zh: [
        title.zh,
        long && `所需 ${long.zh}`,
        ...(zh.length > 0 ? [`与${zh.join("、")}共用`] : []),
      ]
        .filter(Boolean)
        .join("，"),
      en: [title.en, long?.en, ...(en.length > 0 ? [`shared with ${en.join(", ")}`] : [])]
        .filter(Boolean)
        .join(", "),
    };
  },
  "notify-right": (_item, { parties, matter }) => {
    const names = parties.map(({ id, name = id }) => name);
    const to = names.length === 0 ? undefined : names;
    return {
      zh: [to?.join("、"), matter].filter(Boolean).join("："),
      en: [to?.join(", "), matter].filter(Boolean).join(": "),
    };
  },
  "invite-hearing": (_item, { on, place, president }) => {
    const name = president.name ?? president.id;
    return { zh: `${on}，${place}，${name} 主持`, en: `${on}, ${place}, presided over by ${name}` };
  },
  "close-procedure": (_item, { result, inspectors = [] }) => {
    const names = inspectors.map(({ id, name = id }) => name);
    if (names.length === 0) return same(result);
    return { zh: `${names.join("、")}：${result}`, en: `${names.join(", ")}: ${result}` };
  },
  extend: reason,
  deny: reason,
  suspend: reason,
  resume: reason,
  terminate: reason,
  void: reason,
  amend: (item, { form, materials, reason: why }) => {
    const fields = Object.keys(form).map((name) => item.file.item.form[name]?.title ?? same(name));
    const titles = titlesOf(
      item,
      materials.map(({ id }) => id),
    );
    return {
      zh: `${[...fields.map(({ zh }) => zh), titles.zh].filter(Boolean).join("、")}：${why}`,
      en: `${[...fields.map(({ en }) => en), titles.en].filter(Boolean).join(", ")}: ${why}`,
    };
  },
  complete: (item, { certificate, certificates = {} }) => {
    const members = Object.entries(certificates).map(([branch, { number }]) => {
      const { zh, en } = item.branches.get(branch)?.title ?? same(branch);
      return { zh: `${zh} ${number}`, en: `${en} ${number}` };
    });
    const all = [...(certificate === undefined ? [] : [same(certificate.number)]), ...members];
    if (all.length === 0) return undefined;
    return {
      zh: `证件编号 ${all.map(({ zh }) => zh).join("、")}`,
      en: `certificate ${all.map(({ en }) => en).join(", ")}`,
    };
  },
  "issue-document": (_item, { document, number }) =>
    same(number === undefined ? document : `${document} ${number}`),
  correct: sayCorrection,
  reopen: reason,
  deliver: (_item, { way }) => handedOver[way],
  collect: (_item, { collector, way }) => ({
    zh: `${collector}，${handedOver[way].zh}`,
    en: `${collector}, ${handedOver[way].en}`,
  }),
};

function titlesOf(item: Item, ids: readonly string[]): Text {
  const found = item.file.item.materials
    .filter(({ id }) => ids.includes(id))
    .map(({ title }) => title);
  return { zh: found.map(({ zh }) => zh).join("、"), en: found.map(({ en }) => en).join(", ") };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
