import type { Text } from "@banjian/base";
import * as z from "zod";

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

/** What zod found wrong, in both languages. */
export function issueText(issue: z.core.$ZodIssue): Text {
  return { zh: said(zh, issue), en: said(en, issue) };
}

function said(locale: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  // A finished issue lacks only the input, which no message repeats: it may hold personal data.
  const found = locale({ ...issue, input: undefined } as Parameters<typeof locale>[0]);
  return (typeof found === "string" ? found : found?.message) ?? issue.message;
}
