import type { Text } from "@banjian/base";
import { amountPattern, parseAmount, parseLocalDate } from "@banjian/calendar";
import * as z from "zod";
import { coreError } from "../errors.js";
import { allowancePattern, parseAllowance } from "./allowance.js";
import { described } from "./described.js";
import { basisWords, titleWords } from "./item-words.js";
import { moneyPattern, parseMoney } from "./money.js";
import { isReservedName } from "./reserved-name.js";

/** How a name is written. */
export const namePattern = /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9_-]{0,63}$/u;

/** A name inside an item: a letter or Chinese character first, then also digits, `-` and `_`; at most 64. */
export const Name = z
  .string()
  .regex(namePattern)
  .refine((name) => !isReservedName(name), {
    params: { says: { zh: "是保留字，不能作名称", en: "is reserved and cannot be a name" } },
  });

/** A title: `{ zh, en }`, or Chinese alone; English falls back to it. */
export const Title = z
  .union([
    z.string().min(1).max(200),
    described(
      z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200).optional() }),
      titleWords,
    ),
  ])
  .transform(
    (title): Text =>
      typeof title === "string"
        ? { zh: title, en: title }
        : { zh: title.zh, en: title.en ?? title.zh },
  );

/** Text that one of our own parsers reads; what it says becomes the finding. Editors know it by its pattern. */
function parsed<Value>(example: string, parse: (text: string) => Value, pattern: string) {
  const written = z.string().meta({ pattern: `^(?:${pattern})$`, examples: [example] });
  return written.transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: "custom", params: { cause: error } });
      return z.NEVER;
    }
  });
}

/** "10 business-days", "30 calendar-days", "2 months", "1 years"; Chinese aliases such as "10 个工作日". */
export const AmountText = parsed("10 business-days", parseAmount, amountPattern);

/** An amount of days, or of hours: "12 hours", "4 office-hours". */
export const AllowanceText = parsed("10 business-days", parseAllowance, allowancePattern);

/** Money in yuan: 120, "10.50", "10.50 元". */
export const MoneyText = z
  .union([z.number(), z.string().meta({ pattern: `^(?:${moneyPattern})$` })])
  .meta({ examples: ["10.50"] })
  .transform((written) => String(written))
  .pipe(parsed("10.50", parseMoney, moneyPattern));

/** "2026-09-24". */
export const DayText = parsed("2026-09-24", parseLocalDate, "\\d{4}-\\d{2}-\\d{2}");

/** A condition on a case, in the expression language: `form.staff > 0`. */
export const ConditionText = z
  .string()
  .min(1)
  .max(1000)
  .meta({ examples: ["form.staff > 0"] });

/** Where a rule comes from: law, article, and the days between which it holds. */
export const Basis = described(
  z
    .strictObject({
      law: z.string().min(1).max(200),
      article: z.union([z.int().min(1), z.string().min(1).max(50)]).optional(),
      paragraph: z.int().min(1).optional(),
      item: z.union([z.int().min(1), z.string().min(1).max(50)]).optional(),
      jurisdiction: z.string().min(1).max(100).optional(),
      from: DayText.optional(),
      to: DayText.optional(),
    })
    .superRefine(({ from, to }, context) => {
      if (from === undefined || to === undefined || from <= to) return;
      const cause = coreError("BASIS_REVERSED", { from, to });
      context.addIssue({ code: "custom", path: ["to"], params: { cause } });
    }),
  basisWords,
);
export type Basis = z.infer<typeof Basis>;

/** One value of a form, as stored. */
export const FormValue = z.union([z.string().max(64_000), z.number(), z.boolean()]);
export type FormValue = z.infer<typeof FormValue>;
