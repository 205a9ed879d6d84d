import type { ObjectWords } from "./described.js";

export const implementationWords = {
  self: {
    zh: "一个实施清单事项：由基本目录事项而来，只写自己的",
    en: "an implementation: a base item with what is its own",
  },
  keys: {
    banjian: { zh: "文件格式的版本，写 1", en: "the version of this format: 1" },
    implements: { zh: "基本目录事项的编码", en: "the code of the base item" },
    item: {
      zh: "自己的编码、版本、实施主体和办理地点",
      en: "its own code, version, authority and place",
    },
    limits: { zh: "自己的承诺期限", en: "its own promise" },
    variants: {
      zh: "各情形中自己的承诺期限，按情形名称",
      en: "its own promise in variants, by their names",
    },
  },
} as const satisfies ObjectWords;

export const ownItemWords = {
  self: { zh: "实施清单事项自己的要素", en: "what is an implementation's own" },
  keys: {
    code: { zh: "实施编码", en: "the implementation code" },
    version: { zh: "版本", en: "the version" },
    authority: { zh: "实施主体", en: "the authority that decides" },
    place: { zh: "办理地点", en: "where it is handled" },
  },
} as const satisfies ObjectWords;

export const ownLimitsWords = {
  self: { zh: "自己的期限", en: "its own limits" },
  keys: {
    promised: {
      zh: "承诺期限，不长于基本目录事项的",
      en: "the promise, no longer than the base's",
    },
  },
} as const satisfies ObjectWords;

export const ownPromiseWords = {
  self: { zh: "承诺期限", en: "the promise" },
  keys: {
    within: { zh: "时长", en: "how long" },
    becomes: {
      zh: "从某一刻起改为的时长，代替基本目录事项的；[] 为不再改变",
      en: "what it becomes from some moment on, in place of the base's changes; [] for none",
    },
  },
} as const satisfies ObjectWords;

export const ownVariantWords = {
  self: { zh: "基本目录事项的一种情形", en: "a variant of the base" },
  keys: {
    limits: { zh: "这一情形中自己的承诺期限", en: "the promise of its own in this variant" },
  },
} as const satisfies ObjectWords;

export const placeWords = {
  self: { zh: "办理地点", en: "where it is handled" },
  keys: {
    address: { zh: "地址", en: "the address" },
    hours: { zh: "办公时间", en: "the office hours" },
    phone: { zh: "咨询电话", en: "the telephone number for questions" },
  },
} as const satisfies ObjectWords;

export const parentWords = {
  self: { zh: "主项：本事项是它的子项", en: "the main item of which it is a part" },
  keys: {
    code: { zh: "主项编码", en: "the code of the main item" },
    title: { zh: "主项名称", en: "its title" },
  },
} as const satisfies ObjectWords;

export const madeFromWords = {
  self: {
    zh: "所依据的基本目录事项的版本；由目录写入，实施清单事项的文件不写",
    en: "the version of the base it was put together with; the catalogue writes it, no implementation file does",
  },
  keys: {
    code: { zh: "基本目录事项的编码", en: "the code of the base item" },
    version: { zh: "版本", en: "its version" },
    digest: { zh: "内容摘要", en: "the digest of its content" },
  },
} as const satisfies ObjectWords;
