import type { Text } from "@banjian/base";
import type { itemTypes } from "./item-schema.js";
import { type Milestone, milestoneTitles } from "./milestone.js";

type DecisionWords = Readonly<Record<"granted" | "denied", Text>>;

const handled = decided("准予办理", "不予办理");

const words: { readonly [Type in keyof typeof itemTypes]: DecisionWords } = {
  licence: { granted: milestoneTitles.granted, denied: milestoneTitles.denied },
  confirmation: decided("予以确认", "不予确认"),
  registration: decided("准予登记", "不予登记"),
  payment: decided("准予给付", "不予给付"),
  reward: decided("准予奖励", "不予奖励"),
  ruling: decided("支持申请", "驳回申请"),
  other: handled,
  "public-service": handled,
  bundle: handled,
};

/** What the decision of an item of this type is called: only a licence is 许可. */
export function decisionWords(type: keyof typeof itemTypes): DecisionWords {
  return words[type];
}

/** A milestone in the words of an item of this type. */
export function milestoneTitle(type: keyof typeof itemTypes, milestone: Milestone): Text {
  const isDecision = milestone === "granted" || milestone === "denied";
  return isDecision ? words[type][milestone] : milestoneTitles[milestone];
}

function decided(granted: string, denied: string): DecisionWords {
  return {
    granted: { ...milestoneTitles.granted, zh: granted },
    denied: { ...milestoneTitles.denied, zh: denied },
  };
}
