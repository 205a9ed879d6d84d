import type { Text } from "@banjian/base";
import type { BranchResult } from "../case/fact.js";

/** How a branch came out, in words. */
export const branchResults = {
  agreed: { zh: "同意", en: "agreed" },
  refused: { zh: "不同意", en: "refused" },
  "deemed-agreed": { zh: "逾期未提意见，视为同意", en: "deemed to agree by silence" },
  "not-needed": { zh: "无需办理", en: "not needed" },
  stopped: { zh: "停止办理", en: "stopped" },
} as const satisfies Record<BranchResult, Text>;
