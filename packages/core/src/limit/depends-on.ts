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
  if (counted === undefined) return undefined;
  let [first, last] = counted;
  if (last < first) [first, last] = [last, first];
  for (const { id, when } of rungs) {
    if (!ledger.fired.includes(id)) continue;
    const { on } = reachOf(frame, ledger, when);
    if (on < first) first = on;
    if (on > last) last = on;
  }
  return { first, last };
}

function countedDays(frame: Frame, ledger: Ledger): [LocalDate, LocalDate] | undefined {
  const { on } = dueOfLedger(frame, ledger);
  if (inHours(ledger.within)) {
    return ledger.within.unit === "hours" ? undefined : [localDateAt(ledger.at, frame.zone), on];
  }
  if (ledger.within.unit === "business-days") return [ledger.from, on];
  const period = periodOf(frame, ledger);
  if (ledger.roll === "stay" && ledger.closes === undefined) return undefined;
  return [dueOf(calendarOf(frame, ledger), period).unrolled, on];
}
