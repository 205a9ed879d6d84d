import type { ObjectWords } from "./described.js";

const basis = {
  zh: "法律依据，可写施行的起止日；不在施行期内的不适用",
  en: "the law that says so, and the days it holds; out of force it does nothing",
};

export const limitsWords = {
  self: { zh: "期限，按名称", en: "the limits, by name" },
  keys: {
    preset: {
      zh: "法律规定的一组期限，只写与之不同的",
      en: "the limits a law sets; write only what differs",
    },
  },
} as const satisfies ObjectWords;

export const limitWords = {
  self: {
    zh: "一项期限；没有写的取自预设",
    en: "one limit; what is left out comes from the preset",
  },
  keys: {
    title: { zh: "期限的名称", en: "its title" },
    within: {
      zh: "时长，如 10 business-days、30 calendar-days、3 months、4 office-hours",
      en: "how long: 10 business-days, 30 calendar-days, 3 months, 4 office-hours",
    },
    starts: { zh: "自何时起算；几个取最先", en: "when it starts; the first of several" },
    ends: { zh: "至何时止；几个取最先", en: "when it ends; the first of several" },
    counts: {
      zh: "向后数，还是向前倒数（“届满三十日前”）",
      en: "forwards, or backwards from the start (“30 days before …”)",
    },
    again: { zh: "再次发生时是否重新起算", en: "whether it starts again when its start recurs" },
    owner: { zh: "责任人的角色", en: "the role whose duty it is" },
    basis,
    roll: {
      zh: "末日不是工作日时怎样处理",
      en: "what happens when the last day is no business day",
    },
    closes: {
      zh: "末日 24 时届满，还是下班时届满",
      en: "whether it ends at midnight of its last day or when the office closes",
    },
    becomes: {
      zh: "从某一刻起改为另一时长",
      en: "another allowance from some moment on",
    },
    "excluded-in": {
      zh: "特别程序期间是否不计时",
      en: "which procedures' time it leaves out",
    },
    "excluded-while": {
      zh: "在哪些状态中不计时，须有依据",
      en: "states in which its time does not count; needs a basis",
    },
    resume: { zh: "不计时结束后怎样继续", en: "how it goes on after excluded time" },
    extend: { zh: "怎样延长", en: "how it may be lengthened" },
    "on-expiry": { zh: "届满后怎样", en: "what comes when it runs out" },
    rungs: {
      zh: "何时提醒、亮牌；代替预设的",
      en: "when it warns and raises cards, instead of the preset",
    },
  },
} as const satisfies ObjectWords;

export const extensionWords = {
  self: { zh: "延长", en: "extension" },
  keys: {
    by: { zh: "每次延长多久，与期限同一单位", en: "by how much each time, in the limit's unit" },
    times: { zh: "最多几次（默认 1）", en: "how often at most (by default once)" },
    approver: { zh: "由哪个角色批准", en: "the role that approves" },
    basis,
  },
} as const satisfies ObjectWords;

export const changeWords = {
  self: { zh: "改为另一时长", en: "another allowance" },
  keys: {
    on: { zh: "从哪一刻起", en: "from which moment on" },
    within: { zh: "改为多久，与期限同一单位", en: "how long it then is, in the same unit" },
    basis,
  },
} as const satisfies ObjectWords;

export const expiryWords = {
  self: { zh: "届满后怎样", en: "what comes when it runs out" },
  keys: {
    outcome: { zh: "结果", en: "the outcome" },
    to: {
      zh: "进入的状态，阶段自己不知道时写",
      en: "the state it leads to, where no stage says so",
    },
    "if-met": {
      zh: "须按时遵守的其他期限",
      en: "other limits that must have been kept for it",
    },
    basis,
  },
} as const satisfies ObjectWords;

export const rungWords = {
  self: { zh: "提醒或亮牌的一点", en: "a point at which it warns or raises a card" },
  keys: {
    at: { zh: "到哪一点", en: "where" },
    does: { zh: "做什么", en: "what is done" },
  },
} as const satisfies ObjectWords;

export const usedWords = {
  self: { zh: "按已用比例", en: "by the share used" },
  keys: { used: { zh: "已用百分之几", en: "per cent of the limit used" } },
} as const satisfies ObjectWords;

export const leftWords = {
  self: { zh: "按剩余", en: "by what is left" },
  keys: { left: { zh: "剩余几个单位", en: "units of the limit left" } },
} as const satisfies ObjectWords;

export const overWords = {
  self: { zh: "按超期", en: "by what is over" },
  keys: { over: { zh: "超期几个单位", en: "units of the limit over" } },
} as const satisfies ObjectWords;
