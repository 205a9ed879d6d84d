import { z } from "zod";
import { isLocalDate, type LocalDate } from "./local-date.js";
import { say } from "./schema-problems.js";

/** A civil day inside a larger value: accepts what `parseLocalDate` accepts. */
export const daySchema = z.string().transform((text, context): LocalDate => {
  if (isLocalDate(text)) return text;
  context.addIssue(say("不是存在的日期", "is no existing day"));
  return z.NEVER;
});
