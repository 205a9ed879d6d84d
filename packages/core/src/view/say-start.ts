import type { Text } from "@banjian/base";
import type { BranchDefinition, Item } from "../item/item.js";

/** When a branch begins, in words: "after fire, reviewed ahead". */
export function sayStart(item: Item, { after, preReview, firstReview }: BranchDefinition): Text {
  if (firstReview) return { zh: "下级机关初审", en: "first review of a lower authority" };
  if (after === undefined) return { zh: "同时开始", en: "together with the others" };
  const { zh, en } = item.branches.get(after)?.title ?? { zh: after, en: after };
  return preReview
    ? { zh: `在“${zh}”之后，先行预审`, en: `after "${en}", reviewed ahead` }
    : { zh: `在“${zh}”之后`, en: `after "${en}"` };
}
