import type { Lang } from "@banjian/base";

/** The language in which failures are told: Chinese where the environment speaks it. */
export function testLang({ LC_ALL, LC_MESSAGES, LANG } = process.env): Lang {
  return (LC_ALL || LC_MESSAGES || LANG || "").startsWith("zh") ? "zh" : "en";
}
