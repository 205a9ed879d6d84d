import type { LocalDate } from "@banjian/calendar";
import { inHours } from "../definition/allowance.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { type Moment, sameMoment } from "../definition/moment.js";
import type { Ledger } from "../limit/ledger.js";
import { announce } from "./limits.js";
import type { Turn } from "./turn.js";

/** The day of a moment that had come was another one: what began with it begins on that day, what ended with it ended then. */
export function moveMoment(
  turn: Turn,
  moment: Moment,
  days: { readonly before: LocalDate; readonly on: LocalDate },
): void {
  for (const definition of turn.world.item.limits.values()) {
    const ledger = turn.state.limits[definition.name];
    // A first receipt is no affair of what has started again with a later one.
    if (ledger === undefined || (typeof moment === "string" && ledger.run > 1)) continue;
    const from = beginning(turn, definition, ledger, { ...days, moment });
    const ends = definition.ends.some((end) => sameMoment(end, moment));
    const endedOn = ends && ledger.endedOn === days.before ? days.on : undefined;
    if (from === undefined && endedOn === undefined) continue;
    announce(turn, {
      type: "limit-corrected",
      limit: ledger.key,
      run: ledger.run,
      ...(from === undefined ? {} : { from }),
      ...(endedOn === undefined ? {} : { endedOn }),
    });
  }
}

// Of several starts the earliest counts, after a correction too. Hours run from the instant, which no day corrects.
function beginning(
  { state }: Turn,
  { starts, within }: LimitDefinition,
  ledger: Ledger,
  { moment, before, on }: { moment: Moment; before: LocalDate; on: LocalDate },
): LocalDate | undefined {
  if (inHours(within) || !starts.some((start) => sameMoment(start, moment))) return undefined;
  const others = starts.flatMap((start) =>
    typeof start === "string" && start !== moment ? (state.milestones[start]?.[0] ?? []) : [],
  );
  const known = ledger.from === before ? others : [...others, ledger.from];
  const [first = on] = [on, ...known].toSorted();
  return first === ledger.from ? undefined : first;
}
