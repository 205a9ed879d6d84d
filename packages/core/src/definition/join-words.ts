import type { ObjectWords } from "./described.js";

export const joinWords = {
  self: { zh: "汇合方式", en: "how the branches come to one result" },
  keys: {
    of: { zh: "至少几个分支同意", en: "how many branches have to agree" },
    weights: { zh: "各分支的权重", en: "what the opinion of each branch weighs" },
    threshold: {
      zh: "同意的权重之和达到多少即为同意",
      en: "the weight that agreement has to reach",
    },
    lead: {
      zh: "由牵头分支决定，其他分支的意见供其参考",
      en: "the branch that decides; the others advise it",
    },
    groups: {
      zh: "分组汇合：各组都同意才同意，每组有自己的方式",
      en: "groups, each with a way of its own; all of them have to agree",
    },
    veto: {
      zh: "一票否决的分支：其中任一不同意即为不同意",
      en: "the branches of which any can refuse for all",
    },
  },
} as const satisfies ObjectWords;

export const groupWords = {
  self: { zh: "一组分支", en: "a group of branches" },
  keys: {
    branches: { zh: "组内的分支", en: "its branches" },
    join: { zh: "组内怎样算同意（默认全部）", en: "how many of them have to agree (all)" },
  },
} as const satisfies ObjectWords;

export const shareWords = {
  self: { zh: "其中几个", en: "so many of them" },
  keys: { of: { zh: "至少几个同意", en: "how many have to agree" } },
} as const satisfies ObjectWords;
