import type { Text } from "@banjian/base";
import {
  dueOf,
  type Instant,
  type LocalDate,
  localDateAt,
  officeHoursAfter,
  type Period,
  plusDays,
  plusHours,
  startOfDay,
} from "@banjian/calendar";
import { type Allowance, inHours } from "../definition/allowance.js";
import type { Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

/** When a limit runs out: its last day, and the instant from which it is breached (24:00 of that day in the hall's zone, TL1). */
export type LimitDue = {
  readonly on: LocalDate;
  readonly until: Instant;
  /** Some of its days lie in a year without a schedule, or a procedure's announced end was used. */
  readonly provisional: boolean;
  readonly edition: string;
};

/** The due date, made anew from the ledger each time it is asked for (TL13). */
export function dueOfLedger(frame: Frame, ledger: Ledger): LimitDue {
  return inHours(ledger.within) ? dueInHours(frame, ledger) : dueInDays(frame, ledger);
}

function dueInDays(frame: Frame, ledger: Ledger): LimitDue {
  const { due, provisional, edition } = dueOf(frame.calendar, periodOf(ledger));
  return {
    on: due,
    until: startOfDay(plusDays(due, 1), frame.zone),
    provisional: provisional || ledger.excluded.some(({ through }) => through === undefined),
    edition,
  };
}

function dueInHours(frame: Frame, ledger: Ledger): LimitDue {
  const { calendar, zone, hours } = frame;
  const total = [ledger.within, ...ledger.extended.map(({ by }) => by)].reduce(
    (sum, { count }) => sum + count,
    0,
  );
  const until =
    ledger.within.unit === "hours"
      ? plusHours(ledger.at, total)
      : officeHoursAfter({ calendar, zone, hours }, ledger.at, total);
  return { on: localDateAt(until, zone), until, provisional: false, edition: calendar.edition };
}

/** The ledger of a limit in days as the calendar's calculator takes it. An open span lasts as long as was announced. */
export function periodOf(ledger: Ledger, causeOf = bare): Period {
  return {
    from: ledger.from,
    within: daysOf(ledger.within),
    excluded: ledger.excluded.map(({ after, through, announced, cause }) => ({
      after,
      through: through ?? announced ?? after,
      cause: causeOf(cause),
    })),
    extended: ledger.extended.map(({ by }) => daysOf(by)),
    ...(ledger.roll === undefined ? {} : { roll: ledger.roll }),
  };
}

function bare(cause: string): Text {
  return { zh: cause, en: cause };
}

function daysOf(allowance: Allowance): Period["within"] {
  if (inHours(allowance)) throw new Error("hours have no period in days");
  return allowance;
}
