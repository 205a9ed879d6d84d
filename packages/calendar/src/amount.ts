import type { Lang } from "@banjian/base";
import { calendarError } from "./errors.js";

const units = {
  "business-days": { most: 5000, zh: "个工作日", en: ["business day", "business days"] },
  "calendar-days": { most: 5000, zh: "个自然日", en: ["calendar day", "calendar days"] },
  months: { most: 240, zh: "个月", en: ["month", "months"] },
  years: { most: 20, zh: "年", en: ["year", "years"] },
} as const;

/** What a limit in days or longer is counted in. */
export type Unit = keyof typeof units;

/** A length of time as the law gives it: 20 business days, 3 months. */
export type Amount = { readonly count: number; readonly unit: Unit };

const shape = /^(0|[1-9]\d{0,3}) ?(\D{1,20})$/;

const unitsBySpelling = new Map<string, Unit>([
  ...spelt("business-days", ["business-day", "工作日", "个工作日"]),
  ...spelt("calendar-days", ["calendar-day", "日", "天", "自然日", "个自然日"]),
  ...spelt("months", ["month", "个月"]),
  ...spelt("years", ["year", "年"]),
]);

/** How a length is written, but for its bounds: the source of a regular expression, for editors. */
export const amountPattern = `(?:0|[1-9]\\d{0,3}) ?(?:${[...unitsBySpelling.keys()].join("|")})`;

/** Reads "20 business-days", "20个工作日", "30日" (calendar days), "3个月", "1年"; refuses fractions, signs and absurd lengths (AMOUNT_INVALID). */
export function parseAmount(value: unknown): Amount {
  const [, count, spelling = ""] = (typeof value === "string" && shape.exec(value)) || [];
  const unit = unitsBySpelling.get(spelling);
  if (unit === undefined || !isWithinBounds(Number(count), unit)) {
    throw calendarError("AMOUNT_INVALID", { value });
  }
  return { count: Number(count), unit };
}

/** Refuses a length that no text could have given: negative, fractional, absurdly long (AMOUNT_INVALID). */
export function checkAmount(amount: Amount): void {
  if (isWithinBounds(amount.count, amount.unit)) return;
  throw calendarError("AMOUNT_INVALID", { value: formatAmount(amount) });
}

/** The spelling that a file keeps: "20 business-days". */
export function formatAmount({ count, unit }: Amount): string {
  return `${count} ${unit}`;
}

/** The length in words for a person. */
export function amountText({ count, unit }: Amount, lang: Lang): string {
  if (lang === "zh") return `${count}${units[unit].zh}`;
  return `${count} ${units[unit].en[count === 1 ? 0 : 1]}`;
}

function isWithinBounds(count: number, unit: Unit): boolean {
  return Number.isInteger(count) && count >= 0 && count <= units[unit].most;
}

function spelt(unit: Unit, spellings: readonly string[]): readonly (readonly [string, Unit])[] {
  return [unit, ...spellings].map((spelling) => [spelling, unit]);
}
