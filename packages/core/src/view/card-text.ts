import type { Text } from "@banjian/base";
import type { Card, CardCause, CardStage } from "../case/card.js";
import { type ServiceWay, serviceWays } from "../case/service.js";
import { isWatchedCause, type WatchedCause, watchedCauses } from "../definition/watched-causes.js";
import { departmentTitle, type Item } from "../item/item.js";
import { limitTitle } from "../item/limit-of.js";
import { rolesOf } from "../item/roles.js";

const causes: { readonly [Cause in Exclude<CardCause, WatchedCause>]: Text } = {
  near: { zh: "即将到期", en: "is about to run out" },
  overdue: { zh: "已超期", en: "is overdue" },
  "no-notice-in-time": {
    zh: "届满未作一次性告知，依法视为受理",
    en: "ran out without the one notice: deemed accepted by law",
  },
  "notice-unsent": {
    zh: "届满，一次性告知已拟未发，依法视为受理",
    en: "ran out with the one notice drafted and never sent: deemed accepted by law",
  },
  "second-notice": {
    zh: "：又一次要求补正（行政许可法第三十二条要求一次告知）",
    en: "saw a second notice (licensing law, art. 32, asks for one)",
  },
  "decided-by-silence": {
    zh: "届满未作决定，依法视为已作准予的决定",
    en: "ran out without a decision: decided in the applicant's favour by law",
  },
  "consent-by-silence": {
    zh: "届满未提意见，依法视为同意",
    en: "ran out without an opinion: deemed to agree by law",
  },
  "procedure-overrun": { zh: "已超过告知的所需时间", en: "has gone past its announced length" },
  "message-late": {
    zh: "过程数据消息未按时送达",
    en: "a process message did not arrive in time",
  },
  "message-impossible": {
    zh: "收到不可能成立的过程数据消息",
    en: "a process message came that cannot be",
  },
  "service-failed": {
    zh: "法律文书未能送达",
    en: "a legal notice could not be served",
  },
};

/** Every cause of a card, in words. */
export const cardCauses: { readonly [Cause in CardCause]: Text } = { ...causes, ...watchedCauses };

/** The colours of a card, in words. */
export const cardColours: { readonly [Colour in Card["colour"]]: Text } = {
  yellow: { zh: "黄牌", en: "yellow card" },
  red: { zh: "红牌", en: "red card" },
};

/** Where a card stands in its life, in words. */
export const cardStages: { readonly [Stage in CardStage]: Text } = {
  raised: { zh: "已亮牌", en: "raised" },
  notified: { zh: "已通知", en: "notified" },
  answered: { zh: "已答复", en: "answered" },
  appealed: { zh: "申诉中", en: "appealed" },
  corrected: { zh: "已纠正", en: "corrected" },
  supervised: { zh: "督办中", en: "supervised" },
  withdrawn: { zh: "已撤牌", en: "withdrawn" },
  confirmed: { zh: "已确认", en: "confirmed" },
};

/** Why a card was taken back. */
export const cardWithdrawals = {
  correction: { zh: "更正", en: "correction" },
  "amended-calendar": { zh: "放假安排变化", en: "amended calendar" },
  supervisor: { zh: "监察人员撤牌", en: "by a supervisor" },
} as const satisfies Record<NonNullable<Card["withdrawn"]>["because"], Text>;

/** Which notice, letter or procedure a card is about, where it is about one of several. */
export function cardAbout({ cause, about }: Pick<Card, "cause" | "about">): Text | undefined {
  if (about === undefined) return undefined;
  const [which = "", way = ""] = about.split("/");
  if (cause === "second-notice") return { zh: `第 ${which} 次告知`, en: `notice ${which}` };
  if (cause !== "service-failed") return { zh: `特别程序 ${which}`, en: `procedure ${which}` };
  const by = serviceWays[way as ServiceWay] ?? { zh: way, en: way };
  return { zh: `文书 ${which}，${by.zh}`, en: `notice ${which}, ${by.en}` };
}

// With its own limit the card came before any decision.
function isDecidedLate({ cause, limit }: Card): boolean {
  return cause === "late-without-public-reason" && limit === undefined;
}

const decidedLate: Text = {
  zh: "超过承诺期限作出决定，未公开说明理由",
  en: "decided past the promise without a published reason",
};

/** A card in one sentence: who it is for, what went wrong, with a limit when that was due, and which rule of the hall raised it. */
export function cardText(item: Item, card: Card): Text {
  const { zh, en } = sentence(item, card);
  // Two rules may raise two cards of one limit: without their names both would say the same.
  const { rule } = card;
  return rule === undefined
    ? { zh, en }
    : { zh: `${zh}（规则 ${rule}）`, en: `${en} (rule ${rule})` };
}

function sentence(item: Item, card: Card): Text {
  const department = departmentTitle(item, card.department);
  const role = rolesOf(item.file).get(card.role) ?? { zh: card.role, en: card.role };
  const colour = cardColours[card.colour];
  const whose = {
    zh: `${colour.zh}：${department.zh}${role.zh}`,
    en: `${colour.en}: ${department.en}, ${role.en}`,
  };
  if (isWatchedCause(card.cause)) {
    const { zh, en } = isDecidedLate(card) ? decidedLate : watchedCauses[card.cause];
    return { zh: `${whose.zh}，${zh}`, en: `${whose.en}: ${en}` };
  }
  const cause = causes[card.cause];
  if (card.limit === undefined) {
    return { zh: `${whose.zh}，${cause.zh}`, en: `${whose.en}: ${cause.en}` };
  }
  const limit = limitTitle(item, card.limit, card.procedure);
  return {
    zh: `${whose.zh}，${limit.zh}${cause.zh}（到期日 ${card.due}）`,
    en: `${whose.en}: the ${limit.en} ${cause.en} (due ${card.due})`,
  };
}
