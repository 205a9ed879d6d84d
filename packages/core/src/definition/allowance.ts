import { CodedError, type Text } from "@banjian/base";
import {
  type Amount,
  amountPattern,
  amountText,
  formatAmount,
  parseAmount,
} from "@banjian/calendar";
import { coreError } from "../errors.js";

/** How long a limit is: days, months and years as the calendar counts them, or hours. */
export type Allowance = Amount | HourAllowance;

/** Hours run from the instant; office hours run only inside office hours (TL4). */
export type HourAllowance = { readonly count: number; readonly unit: "hours" | "office-hours" };

const hours = /^(\d{1,5})\s*(hours?|office-hours?|小时|个小时|个?办公小时)$/;

/** How an allowance is written, but for its bounds: the source of a regular expression, for editors. */
export const allowancePattern = `${amountPattern}|${hours.source.slice(1, -1)}`;

// Ten years by the clock; as much office time as the calendar counts.
const mostHours = { hours: 87_600, "office-hours": 10_000 } as const;

/** Reads "20 business-days" or "12 hours", with Chinese aliases; refuses anything else. */
export function parseAllowance(text: string): Allowance {
  const found = hours.exec(text.trim());
  if (found === null) return parseAmount(text);
  const count = Number(found[1]);
  const unit = /office|办公/.test(found[2] ?? "") ? "office-hours" : "hours";
  if (count > mostHours[unit]) throw coreError("ALLOWANCE_TOO_LONG", { text });
  return { count, unit };
}

/** Whether two allowances are written as the same count of the same unit. */
export function sameAllowance(one: Allowance, other: Allowance | undefined): boolean {
  return one.count === other?.count && one.unit === other.unit;
}

/** Whether an allowance runs from an instant and not from day to day. */
export function inHours(allowance: Allowance): allowance is HourAllowance {
  return allowance.unit === "hours" || allowance.unit === "office-hours";
}

/** "20 business-days": the way it is written in an item file. */
export function writeAllowance(allowance: Allowance): string {
  return inHours(allowance) ? `${allowance.count} ${allowance.unit}` : formatAmount(allowance);
}

/** The usual spelling of an allowance, such as "10 business-days" for "10个工作日"; the text itself if it is none. */
export function normalAllowance(text: string): string {
  try {
    return writeAllowance(parseAllowance(text));
  } catch (error) {
    if (error instanceof CodedError) return text;
    throw error;
  }
}

/** "20个工作日" / "20 business days"; none of them is the same day. */
export function sayAllowance(allowance: Allowance): Text {
  if (allowance.count === 0) return { zh: "当日", en: "the same day" };
  if (!inHours(allowance))
    return { zh: amountText(allowance, "zh"), en: amountText(allowance, "en") };
  const { count, unit } = allowance;
  const name =
    unit === "hours" ? { zh: "小时", en: "hour" } : { zh: "个办公小时", en: "office hour" };
  return { zh: `${count}${name.zh}`, en: `${count} ${name.en}${count === 1 ? "" : "s"}` };
}
