import type { ObjectWords } from "./described.js";

/** What each way to name a moment means, by its one key. */
export const momentWords = {
  enters: { zh: "进入某状态时", en: "when the case enters a state" },
  leaves: { zh: "离开某状态时", en: "when the case leaves a state" },
  opens: { zh: "某特别程序开始时", en: "when a procedure is opened" },
  closes: { zh: "某特别程序结束时", en: "when a procedure is closed" },
  expires: { zh: "另一期限届满时", en: "when another limit has run out" },
  day: { zh: "表单中某日期字段所填之日", en: "the day given in a field of the form" },
} as const;

/** A moment named by a key is explained by it. */
export function momentObject<const Key extends keyof typeof momentWords>(
  key: Key,
): ObjectWords<Key> {
  const words = momentWords[key];
  return { self: words, keys: { [key]: words } as Record<Key, typeof words> };
}
