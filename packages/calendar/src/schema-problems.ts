import { z } from "zod";
import type { Problem } from "./errors.js";

const inChinese = z.locales.zhCN().localeError;

/** A problem found by a rule of our own, in both languages, as zod wants it. */
export function say(zh: string, en: string, path: (string | number)[] = []) {
  return { code: "custom" as const, message: en, params: { zh }, path };
}

/** Everything a schema found, each with its place and in both languages. */
export function problemsIn(error: z.ZodError): readonly Problem[] {
  return error.issues.map((issue) => ({
    path: issue.path.join("."),
    problem: { zh: chinese(issue), en: issue.message },
  }));
}

function chinese(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom" && typeof issue.params?.zh === "string") return issue.params.zh;
  // A reported issue is a raw one with its message added.
  const said = inChinese(issue as z.core.$ZodRawIssue);
  return (typeof said === "string" ? said : said?.message) ?? issue.message;
}
