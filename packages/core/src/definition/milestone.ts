import type { Text } from "@banjian/base";

/** What limits start and end on; each is set by a fact on its effective day. */
export const milestones = [
  "receipt",
  "pre-acceptance",
  "supplement-notice",
  "supplement-received",
  "acceptance",
  "refusal",
  "decision",
  "granted",
  "denied",
  "completion",
  "collection-ready",
  "delivered",
] as const;

export type Milestone = (typeof milestones)[number];

/** The milestones in words. */
export const milestoneTitles: { readonly [Name in Milestone]: Text } = {
  receipt: { zh: "收件", en: "receipt" },
  "pre-acceptance": { zh: "预受理通过", en: "pre-acceptance" },
  "supplement-notice": { zh: "一次性告知", en: "the one notice" },
  "supplement-received": { zh: "补正到齐", en: "everything demanded has come" },
  acceptance: { zh: "受理", en: "acceptance" },
  refusal: { zh: "不予受理", en: "refusal of acceptance" },
  decision: { zh: "作出决定", en: "decision" },
  granted: { zh: "准予许可", en: "grant" },
  denied: { zh: "不予许可", en: "denial" },
  completion: { zh: "办结", en: "completion" },
  "collection-ready": { zh: "可以领取", en: "ready to be collected" },
  delivered: { zh: "送达", en: "delivery" },
};
