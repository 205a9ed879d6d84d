import type { ObjectWords } from "../definition/described.js";

/** What the keys of a supervision file mean. */
export const supervisionFileWords = {
  self: { zh: "大厅的监察文件", en: "the supervision file of a hall" },
  keys: {
    "banjian-supervision": { zh: "格式版本", en: "the version of the format" },
    figures: { zh: "来自厅外的数字", en: "figures from outside the hall" },
    assessment: { zh: "考核的起评分和上下限", en: "where a score starts, and its bounds" },
    rules: { zh: "加分和扣分的规则", en: "what adds to a score or takes from it" },
    preset: { zh: "代替各事项的亮牌预设", en: "instead of the card preset of each item" },
    cards: { zh: "大厅的亮牌规则", en: "the hall's own rules that raise cards" },
  },
} as const satisfies ObjectWords;

/** What bounds a score. */
export const assessmentWords = {
  self: { zh: "考核的起评分和上下限", en: "where a score starts, and its bounds" },
  keys: {
    base: { zh: "起评分", en: "where every department starts" },
    most: { zh: "最高分", en: "the highest score" },
    least: { zh: "最低分", en: "the lowest score" },
  },
} as const satisfies ObjectWords;

/** What the keys of a rule mean. */
export const ruleWords = {
  self: { zh: "一条加分或扣分的规则", en: "what adds to a score or takes from it" },
  keys: {
    title: { zh: "规则的文字，随结果公布", en: "the rule in words, published with the result" },
    metric: {
      zh: "看什么：cards（牌）或一项指标",
      en: "what is looked at: cards, or an indicator",
    },
    cause: { zh: "只计这一原因的牌", en: "only cards of this cause" },
    colour: { zh: "只计这一颜色的牌", en: "only cards of this colour" },
    compare: { zh: "如何比较", en: "how it is compared" },
    threshold: {
      zh: "与何值比较；比率写小数，如 0.95",
      en: "with what; a share is a fraction, such as 0.95",
    },
    score: { zh: "加几分；扣分为负", en: "how much it adds; negative where it takes" },
  },
} as const satisfies ObjectWords;
