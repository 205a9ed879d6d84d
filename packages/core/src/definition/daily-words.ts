import type { ObjectWords } from "./described.js";

export const suspensionWords = {
  self: { zh: "中止和恢复办理", en: "suspending and resuming a case" },
  keys: {
    by: { zh: "有权中止、恢复的角色（默认 head）", en: "the role that may (by default head)" },
    basis: {
      zh: "中止的法律依据；不写的，每次中止时给出",
      en: "the law that allows it; without it each suspension names its own",
    },
    excludes: {
      zh: "中止期间是否不计时，须有依据和期限（默认照计）",
      en: "whether the time is left out, which needs a basis and an end (by default it counts)",
    },
    within: {
      zh: "最长中止多久；到期未恢复的亮牌",
      en: "how long it may last; past that a card is raised",
    },
  },
} as const satisfies ObjectWords;

export const terminationWords = {
  self: { zh: "决定前终止、移送、作废", en: "ending a case before its decision" },
  keys: {
    by: {
      zh: "有权终止、移送、作废的角色（默认 head）",
      en: "the role that may terminate, hand over and void it (by default head)",
    },
    basis: {
      zh: "终止的法律依据；不写的，每次终止时给出",
      en: "the law that allows it; without it each termination names its own",
    },
  },
} as const satisfies ObjectWords;

export const amendmentWords = {
  self: { zh: "申请人变更申请内容", en: "amending an application" },
  keys: { until: { zh: "到何时为止", en: "how long the applicant may" } },
} as const satisfies ObjectWords;

export const agentWords = {
  self: { zh: "代办", en: "acting for the applicant" },
  keys: {
    may: { zh: "代办人可以办什么", en: "what an agent may do" },
    basis: { zh: "限制代办的依据", en: "the law that asks for the applicant in person" },
  },
} as const satisfies ObjectWords;
