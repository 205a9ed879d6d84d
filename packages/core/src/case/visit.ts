import type { Text } from "@banjian/base";

/** For what somebody comes to the hall. */
export const visitReasons = {
  filing: { zh: "递交申请", en: "to file" },
  supplement: { zh: "补正材料", en: "to hand in what was missing" },
  inspection: { zh: "配合核查", en: "to be inspected or heard" },
  collection: { zh: "领取结果", en: "to collect the result" },
  other: { zh: "其他", en: "for something else" },
} as const satisfies Record<string, Text>;

/** One of them. */
export type VisitReason = keyof typeof visitReasons;
