import type { Text } from "@banjian/base";

/** What follows a date or a count that rests on a year without a published schedule. */
export const provisionalMark: Text = { zh: "（暂定）", en: " (provisional)" };
