import type { ObjectWords } from "./described.js";

export const variantWords = {
  self: {
    zh: "一种情形：同一事项，材料或期限不同",
    en: "a variant: the same item with other documents or limits",
  },
  keys: {
    title: { zh: "情形名称", en: "its title" },
    when: {
      zh: "条件成立的申请属于这一情形；不写则由申请人选择",
      en: "the condition under which an application is of this variant; without it the applicant chooses",
    },
    commitment: {
      zh: "告知承诺：申请人书面承诺，以承诺代替所免的材料",
      en: "the commitment route: a written promise stands for the documents it waives",
    },
    waives: { zh: "不再要求的材料", en: "the documents it does not ask for" },
    limits: {
      zh: "这一情形的期限长度，按期限名称；也可写 { within, becomes }",
      en: "how long limits are in this variant, by their names; or { within, becomes }",
    },
    basis: { zh: "依据", en: "the legal basis" },
  },
} as const satisfies ObjectWords;

export const variantLimitWords = {
  self: { zh: "一种情形的一个期限", en: "one limit of a variant" },
  keys: {
    within: { zh: "时长", en: "how long" },
    becomes: {
      zh: "这一情形中从某一刻起改为的时长，代替事项自己的；[] 为不再改变",
      en: "what it becomes from some moment on in this variant, in place of the item's own changes; [] for none",
    },
  },
} as const satisfies ObjectWords;

export const commitmentWords = {
  self: { zh: "告知承诺", en: "the commitment route" },
  keys: {
    letter: { zh: "承诺书是哪份材料", en: "the document that holds the promise" },
    trust: {
      zh: "可以选择的申请人信用等级；不写则不限",
      en: "the trust grades of applicants who may choose it; anyone without it",
    },
  },
} as const satisfies ObjectWords;

export const toleratedWords = {
  self: {
    zh: "容缺：先受理，后补交",
    en: "tolerated: accepted without it, to be handed in later",
  },
  keys: {
    within: { zh: "受理后多久内补交", en: "how long after acceptance it may take" },
    trust: {
      zh: "可以容缺的申请人信用等级；不写则不限",
      en: "the trust grades of applicants for whom it is; anyone without it",
    },
    basis: { zh: "依据", en: "the legal basis" },
  },
} as const satisfies ObjectWords;

export const feeWords = {
  self: { zh: "一项收费", en: "one fee" },
  keys: {
    id: {
      zh: "费用的标识，办件中以此登记；收取的必写",
      en: "its name, by which it stands in cases; needed where it is charged",
    },
    title: { zh: "收费项目", en: "what it is for" },
    standard: { zh: "收费标准", en: "how much it is, in words" },
    amount: {
      zh: "每件收多少，以元计，如 120 或 10.50",
      en: "how much each case pays, in yuan: 120 or 10.50",
    },
    before: { zh: "何时之前缴纳", en: "before which act it has to be paid" },
    refundable: {
      zh: "没有办成的是否退还（默认退还）",
      en: "whether it is given back where nothing comes of the case (it is by default)",
    },
    "only-when": { zh: "仅当这一条件成立时收取", en: "the condition under which it is due" },
    basis: { zh: "收费依据", en: "the legal basis" },
  },
} as const satisfies ObjectWords;

export const intermediaryWords = {
  self: { zh: "一项中介服务", en: "one service of an intermediary" },
  keys: {
    title: { zh: "服务名称", en: "the service" },
    gives: { zh: "出具哪份材料", en: "the document it produces" },
    basis: { zh: "依据", en: "the legal basis" },
  },
} as const satisfies ObjectWords;

export const memberWords = {
  self: { zh: "一件事的一个组成事项", en: "one of the items a bundle joins" },
  keys: {
    item: { zh: "该事项的编码", en: "the code of the item" },
    certificate: { zh: "该事项发给的证件", en: "the certificate it gives" },
    materials: { zh: "该事项用到的材料", en: "the documents it needs" },
    form: { zh: "该事项用到的表单项", en: "the fields of the form it needs" },
  },
} as const satisfies ObjectWords;
