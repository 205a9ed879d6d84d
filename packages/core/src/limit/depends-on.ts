import { type DaySpan, dueOf, type LocalDate, localDateAt } from "@banjian/calendar";
import { inHours } from "../definition/allowance.js";
import type { Rung } from "../supervision/rungs.js";
import { dueOfLedger, periodOf } from "./due.js";
import { calendarOf, type Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";
import { reachOf } from "./reach.js";

/** The days on which the dates of a limit depend: those it counts or rolls over, through the last announcement made. Nothing where every day counts alike. */
export function dependsOn(
  frame: Frame,
  ledger: Ledger,
  rungs: readonly Rung[],
): DaySpan | undefined {
  const counted = countedDays(frame, ledger);
  if (counted.length === 0) return undefined;
  const announced = rungs
    .filter(({ id }) => ledger.fired.includes(id))
    .map(({ when }) => reachOf(frame, ledger, when).on);
  const [first, ...rest] = [...counted, ...announced].toSorted();
  return first && { first, last: rest.at(-1) ?? first };
}

function countedDays(frame: Frame, ledger: Ledger): LocalDate[] {
  const { on } = dueOfLedger(frame, ledger);
  if (inHours(ledger.within)) {
    return ledger.within.unit === "hours" ? [] : [localDateAt(ledger.at, frame.zone), on];
  }
  if (ledger.within.unit === "business-days") return [ledger.from, on];
  const period = periodOf(frame, ledger);
  if (ledger.roll === "stay" && ledger.closes === undefined) return [];
  return [dueOf(calendarOf(frame, ledger), period).unrolled, on];
}
