import type { Text } from "@banjian/base";
import type { BranchEnd, BranchResult } from "../case/fact.js";

/** How a branch came out, in words. */
export const branchResults = {
  agreed: { zh: "同意", en: "agreed" },
  refused: { zh: "不同意", en: "refused" },
  "deemed-agreed": { zh: "逾期未提意见，视为同意", en: "deemed to agree by silence" },
  "not-needed": { zh: "无需办理", en: "not needed" },
  stopped: { zh: "停止办理", en: "stopped" },
} as const satisfies Record<BranchResult, Text>;

/** Why a branch ended without an opinion of its own, to be put after how it came out. */
export const branchEnds = {
  predecessor: { zh: "（前置不同意）", en: " (its predecessor refused)" },
  condition: { zh: "（条件不成立）", en: " (its condition does not hold)" },
  settled: { zh: "（结果已定）", en: " (the result is certain without it)" },
} as const satisfies Record<BranchEnd, Text>;
