import {
  dueOf,
  dueRank,
  type Instant,
  type LocalDate,
  plusDays,
  sweepPosition,
} from "@banjian/calendar";
import { inHours } from "../definition/allowance.js";
import { isUsed, type Rung } from "../supervision/rungs.js";
import { countedPeriod, periodOf } from "./due.js";
import type { Frame } from "./frame.js";
import { type Ledger, openSpan } from "./ledger.js";
import { awayFrom, daysFrom, type Reached, reachOf } from "./reach.js";
import { remembered } from "./remembered.js";

/**
 * Where a limit waits for the sweep. Business days wait as positions of their calendar, so that a notice for future days
 * rewrites no limit; other days as the earliest day the rung can be reached before any roll; hours as instants. A limit is
 * derived again before it takes effect, so an early wake-up does nothing.
 */
export type Wait =
  | { readonly position: number }
  | { readonly day: LocalDate }
  | { readonly at: Instant };

/** The rung that is reached next, and when; none while time is excluded or after the limit has ended. */
export const nextRung = remembered((frame, ledger, rungs): Next | undefined => {
  if (ledger.status !== "running" || openSpan(ledger) !== undefined) return undefined;
  let next: Next | undefined;
  for (const rung of rungs) {
    if (ledger.fired.includes(rung.id)) continue;
    const reached = reachOf(frame, ledger, rung.when);
    if (next === undefined || reached.at < next.reached.at) next = { rung, reached };
    // They stand in the order in which they are reached; only where a share used up lies among them is not known before.
    if (!isUsed(rung.when)) break;
  }
  return next;
});

/** Where the limit waits for its next rung. */
export function waitOf(frame: Frame, ledger: Ledger, rungs: readonly Rung[]): Wait | undefined {
  const next = nextRung(frame, ledger, rungs);
  if (next === undefined) return undefined;
  const { when } = next.rung;
  if (inHours(ledger.within) || ledger.closes === "office") return { at: next.reached.at };
  if (
    ledger.within.unit === "business-days" &&
    !ledger.backwards &&
    ledger.notBefore === undefined
  ) {
    return { position: position(frame, ledger, next) };
  }
  // What rolls, and what the applicant was told, only ever comes later: the day before any roll is early enough.
  const { unrolled, due } = dueOf(frame.calendar, periodOf(frame, ledger));
  if (isUsed(when)) return { day: next.reached.on };
  const first = unrolled < due ? unrolled : due;
  if (when === "breach") return { day: plusDays(first, 1) };
  return { day: daysFrom(frame, ledger, { due: first, away: awayFrom(when) }) };
}

function position(frame: Frame, ledger: Ledger, { rung, reached }: Next): number {
  const { when } = rung;
  if (isUsed(when)) return sweepPosition(frame.calendar, reached.on);
  const period = countedPeriod(ledger);
  if (when === "breach") return 2 * dueRank(frame.calendar, period) + 1;
  const { due } = dueOf(frame.calendar, period);
  return sweepPosition(frame.calendar, daysFrom(frame, ledger, { due, away: awayFrom(when) }));
}

type Next = { readonly rung: Rung; readonly reached: Reached };
