import { type LocalDate, parseLocalDate, plusDays } from "@banjian/calendar";
import { cliError } from "./errors.js";

/** The first and the last day of a month written as `2026-09`; refuses anything else (OPTION_INVALID). */
export function monthDays(text: string): { readonly from: LocalDate; readonly to: LocalDate } {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) {
    throw cliError("OPTION_INVALID", { option: "--month", given: text, allowed: ["2026-09"] });
  }
  const from = parseLocalDate(`${text}-01`);
  const next = plusDays(from, 32).slice(0, 7);
  return { from, to: plusDays(parseLocalDate(`${next}-01`), -1) };
}
