import type { Lang, Text } from "@banjian/base";
import {
  type DayLine,
  explainDays,
  explainOverdue,
  explainText,
  foldDays,
  type LocalDate,
  type OfficeTime,
  officeTimes,
  type Stretch,
} from "@banjian/calendar";
import { type HourAllowance, inHours, sayAllowance } from "../definition/allowance.js";
import { dueOfLedger, type LimitDue, periodOf } from "./due.js";
import { calendarOf, type Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

/** Why a limit is due when it is: days that add up to the due date, the same in stretches and as text. */
export type LimitExplanation = {
  readonly due: LimitDue;
  /** From the start day to the due date. Empty for a limit in hours, which is not counted in days. */
  readonly days: readonly DayLine[];
  readonly stretches: readonly Stretch[];
  /** The days after the due date until it ended, or through the day it is read on. */
  readonly late: readonly DayLine[];
  /** The office time in which a limit in office hours passes. */
  readonly officeTimes: readonly OfficeTime[];
  text(lang: Lang): string;
};

/** The ledger of a limit day by day; `causeOf` names what time was left out for, `on` is the day it ended or is read. */
export function explainLimit(
  frame: Frame,
  ledger: Ledger,
  { causeOf, on }: { readonly causeOf: (cause: string) => Text; readonly on: LocalDate },
): LimitExplanation {
  const { within } = ledger;
  if (inHours(within)) return explainHours(frame, ledger, within);
  const due = dueOfLedger(frame, ledger);
  const calendar = calendarOf(frame, ledger);
  const days = explainDays(calendar, periodOf(frame, ledger, causeOf));
  const stretches = foldDays(days);
  return {
    due,
    days,
    stretches,
    late: explainOverdue(calendar, within, [due.on, on]),
    officeTimes: [],
    text: (lang) => explainText(stretches, lang),
  };
}

function explainHours(
  frame: Frame,
  ledger: Ledger,
  { unit, count }: HourAllowance,
): LimitExplanation {
  const { at, extended, within } = ledger;
  const due = dueOfLedger(frame, ledger);
  const parts = [within, ...extended.map(({ by }) => by)].map(sayAllowance);
  const total = extended.reduce((sum, { by }) => sum + by.count, count);
  return {
    due,
    days: [],
    stretches: [],
    late: [],
    officeTimes:
      unit === "office-hours"
        ? officeTimes({ ...frame, calendar: calendarOf(frame, ledger) }, at, total)
        : [],
    text: (lang) =>
      `${[at, ...parts.map((part) => part[lang])].join(" + ")}\n${{ zh: "到期", en: "due" }[lang]}  ${due.until}`,
  };
}
