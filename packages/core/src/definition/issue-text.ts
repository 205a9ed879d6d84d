import { CodedError, type Text } from "@banjian/base";
import * as z from "zod";

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

/** What zod found wrong, in both languages; where one of our own rules found it, in that rule's words. */
export function issueText(issue: z.core.$ZodIssue): Text {
  if (issue.code === "custom") {
    const { cause, says } = { ...issue.params } as { cause?: unknown; says?: Text };
    if (cause instanceof CodedError) return cause.says;
    if (says !== undefined) return says;
  }
  if (issue.code === "invalid_type") {
    const { expected } = issue;
    return { zh: `应为 ${expected}`, en: `must be of type ${expected}` };
  }
  if (issue.code === "invalid_union" && "discriminator" in issue) {
    const { discriminator } = issue;
    return { zh: `没有这样的 ${discriminator}`, en: `there is no such ${discriminator}` };
  }
  return { zh: said(zh, issue), en: said(en, issue) };
}

function said(locale: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  // A finished issue lacks only the input, which no message repeats: it may hold personal data.
  const found = locale({ ...issue, input: undefined } as Parameters<typeof locale>[0]);
  return (typeof found === "string" ? found : found?.message) ?? issue.message;
}
