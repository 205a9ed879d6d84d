import type { Lang, Text } from "@banjian/base";
import { explainDays, explainText, foldDays, type Stretch } from "@banjian/calendar";
import { inHours, sayAllowance } from "../definition/allowance.js";
import { dueOfLedger, type LimitDue, periodOf } from "./due.js";
import { calendarOf, type Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

/** Why a limit is due when it is: stretches of days that add up to the due date, and the same as text. */
export type LimitExplanation = {
  readonly due: LimitDue;
  /** Empty for a limit in hours, which is not counted in days. */
  readonly stretches: readonly Stretch[];
  text(lang: Lang): string;
};

/** The ledger of a limit, stretch by stretch; `causeOf` names what time was left out for. */
export function explainLimit(
  frame: Frame,
  ledger: Ledger,
  causeOf: (cause: string) => Text,
): LimitExplanation {
  const due = dueOfLedger(frame, ledger);
  if (inHours(ledger.within)) {
    const parts = [ledger.within, ...ledger.extended.map(({ by }) => by)].map(sayAllowance);
    return {
      due,
      stretches: [],
      text: (lang) =>
        `${[ledger.at, ...parts.map((part) => part[lang])].join(" + ")}\n${{ zh: "到期", en: "due" }[lang]}  ${due.until}`,
    };
  }
  const period = periodOf(frame, ledger, causeOf);
  const stretches = foldDays(explainDays(calendarOf(frame, ledger), period));
  return { due, stretches, text: (lang) => explainText(stretches, lang) };
}
