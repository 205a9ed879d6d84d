import type { Text } from "@banjian/base";
import type { CardStage } from "./case/card.js";

const ends = {
  withdrawn: { zh: "已撤", en: "was withdrawn" },
  confirmed: { zh: "已确认", en: "was confirmed" },
} as const;

/** What can be wrong with a step in the life of a card, for the catalogue in `errors.ts`. */
export const cardErrors = {
  CARD_UNKNOWN: {
    says: (it: { action: string; card: string; known: readonly string[] }) => ({
      zh: `没有可“${it.action}”的牌“${it.card}”；有：${it.known.join("、")}`,
      en: `there is no card "${it.card}" to ${it.action}; there are: ${it.known.join(", ")}`,
    }),
    hint: {
      zh: "读取办件的 cards 取得牌的编号。",
      en: "Read the cards of the case for their numbers.",
    },
  },
  CARD_REQUIRED: {
    says: (it: { action: string; cards: readonly string[] }) => ({
      zh: `“${it.action}”须指明哪一张牌：${it.cards.join("、")}`,
      en: `"${it.action}" must name its card: ${it.cards.join(", ")}`,
    }),
    hint: { zh: "在内容中给出 card。", en: "Give card in the payload." },
  },
  CARD_ENDED: {
    says: (it: { card: string; stage: Extract<CardStage, "withdrawn" | "confirmed"> }) => ({
      zh: `牌 ${it.card} ${ends[it.stage].zh}，不再变动`,
      en: `the card ${it.card} ${ends[it.stage].en} and changes no more`,
    }),
    hint: {
      zh: "撤牌和确认是终局；事实有误的，更正事实，牌随之撤回。",
      en: "Withdrawing and confirming are final; where a record is wrong, correct the record and the card goes with it.",
    },
  },
  CARD_STEP_TAKEN: {
    says: (it: { card: string; step: Text }) => ({
      zh: `牌 ${it.card} 已经“${it.step.zh}”过`,
      en: `"${it.step.en}" was done about the card ${it.card} before`,
    }),
    hint: {
      zh: "通知和申诉各一次；可以再答复。",
      en: "A card is notified and appealed against once; it may be answered again.",
    },
  },
  CARD_OWN: {
    says: (it: { card: string }) => ({
      zh: `牌 ${it.card} 关系到本人办理的事，不能由本人通知、督办、撤回或确认`,
      en: `the card ${it.card} is about what this person has handled, who cannot notify, supervise, withdraw or confirm it`,
    }),
    hint: {
      zh: "由另一名监察人员处理；本人可以答复或申诉（answer-card、appeal-card）。",
      en: "Another supervisor does it; whoever handled the case may answer or appeal (answer-card, appeal-card).",
    },
  },
  CARD_SUPERVISED: {
    says: (it: { card: string }) => ({
      zh: `牌 ${it.card} 的督办尚未答复`,
      en: `an order about the card ${it.card} has not been answered yet`,
    }),
    hint: {
      zh: "等待答复（answer-order），或确认、撤回该牌。",
      en: "Wait for its answer (answer-order), or confirm or withdraw the card.",
    },
  },
  CARD_UNHEARD: {
    says: (it: { card: string }) => ({
      zh: `牌 ${it.card} 尚未通知责任部门，不能确认`,
      en: `nobody has been told of the card ${it.card}: it cannot be confirmed`,
    }),
    hint: {
      zh: "先通知（notify-card），听取答复或申诉。",
      en: "Notify of it first (notify-card), and hear what is answered.",
    },
  },
} as const;
