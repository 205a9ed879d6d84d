import type { ObjectWords } from "../definition/described.js";

/** What the keys of a rule that raises cards mean. */
export const cardRuleWords = {
  self: {
    zh: "一条亮牌规则，适用于大厅的每个事项",
    en: "a rule that raises cards, in every item of the hall",
  },
  keys: {
    title: { zh: "规则的文字", en: "the rule in words" },
    metric: {
      zh: "看什么：remaining、overdue、used，或一种行为",
      en: "what is looked at: remaining, overdue, used, or something that is done",
    },
    compare: { zh: "如何比较；只用于期限", en: "how it is compared; limits only" },
    threshold: {
      zh: "与何值比较；只用于期限",
      en: "with what; limits only",
    },
    unit: {
      zh: "单位：只看以此计的期限；used 写 percent",
      en: "the unit: only limits that count in it; percent for used",
    },
    limits: {
      zh: "只看这些期限；不写则为承诺、法定和分支期限",
      en: "only these limits; else the promised, the statutory and those of branches",
    },
    card: { zh: "黄牌或红牌", en: "yellow or red" },
    target: {
      zh: "亮给哪个角色；不写则为负责该期限或作出该行为的",
      en: "the role it is for; else whose duty the limit was, or who did it",
    },
    notify: {
      zh: "通知哪些角色；随事件发出",
      en: "the roles that are told; carried by the events",
    },
    score: { zh: "考核时每张加几分；扣分为负", en: "what each adds to the monthly score" },
  },
} as const satisfies ObjectWords;
