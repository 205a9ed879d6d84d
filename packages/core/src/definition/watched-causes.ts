import type { Text } from "@banjian/base";

/** What may be watched for beside limits, in the flow of a case and in what is recorded: each raises a card where the item names a colour. */
export const watchedCauses = {
  "unreviewed-decision": {
    zh: "作出决定而无任何审核或批准意见",
    en: "decided without the opinion of any reviewer or approver",
  },
  "decided-before-accepted": {
    zh: "未受理即作出决定",
    en: "decided before the application was accepted",
  },
  "extension-not-approved": {
    zh: "延长期限未经负责人批准",
    en: "extended without the approval of a head",
  },
  "too-few-inspectors": {
    zh: "现场核查不足两人",
    en: "inspected on the site by fewer than two",
  },
  "back-dated-entry": {
    zh: "收件日早于登记日",
    en: "receipt entered with an earlier day",
  },
  "refusal-without-reason": {
    zh: "不予受理或不准予的决定未充分说明理由（不足十字）",
    en: "refused with no reason, or one of fewer than ten characters",
  },
  "refusal-without-remedy": {
    zh: "不准予的决定未告知复议、诉讼权利",
    en: "denied without telling of review and lawsuit",
  },
  "late-without-public-reason": {
    zh: "已超过承诺期限，未公开说明理由",
    en: "past the promise without a published reason",
  },
  "missing-field": {
    zh: "受理时必填项未填",
    en: "accepted with a mandatory field empty",
  },
  "issued-without-certificate": {
    zh: "出证办结未登记证件编号",
    en: "completed as issued without the number of a certificate",
  },
} as const satisfies Record<string, Text>;

/** A shorter reason counts as none. */
export const shortestReason = 10;

/** Whether words are a reason: so many letters or digits, as marks between them say nothing. */
export function isReason(words: string): boolean {
  return [...words.matchAll(/[\p{L}\p{N}]/gu)].length >= shortestReason;
}

/** What is watched for in every item, and the card it raises; an item or a hall may name another colour. */
const alwaysWatched = { "late-without-public-reason": "yellow" } as const;

/** What is watched for in an item, and which card each raises. */
export function watchedIn(
  watch: { readonly [Cause in WatchedCause]?: "yellow" | "red" | undefined } | undefined,
): { readonly [Cause in WatchedCause]?: "yellow" | "red" | undefined } {
  return { ...alwaysWatched, ...watch };
}

/** A cause of a card that is no limit's. */
export type WatchedCause = keyof typeof watchedCauses;

/** Whether a card is for something that was done, not for a limit. */
export function isWatchedCause(cause: string): cause is WatchedCause {
  return Object.hasOwn(watchedCauses, cause);
}
