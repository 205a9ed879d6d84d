import type { Text } from "@banjian/base";
import {
  closeOfBusiness,
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
  const on = ledger.notBefore !== undefined && ledger.notBefore > due ? ledger.notBefore : due;
  return {
    on,
    until: ledger.closes === "office" ? closeOfBusiness(frame, on) : midnightAfter(on, frame),
    provisional: provisional || ledger.excluded.some(({ through }) => through === undefined),
    edition,
  };
}

function midnightAfter(day: LocalDate, { zone }: Frame): Instant {
  return startOfDay(plusDays(day, 1), zone);
}

function dueInHours(frame: Frame, ledger: Ledger): LimitDue {
  const { calendar, zone } = frame;
  const total = [ledger.within, ...ledger.extended.map(({ by }) => by)].reduce(
    (sum, { count }) => sum + count,
    0,
  );
  const until =
    ledger.within.unit === "hours"
      ? plusHours(ledger.at, total)
      : officeHoursAfter(frame, ledger.at, total);
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
    roll: ledger.roll,
    direction: ledger.backwards === true ? "before" : "after",
  };
}

function bare(cause: string): Text {
  return { zh: cause, en: cause };
}

function daysOf(allowance: Allowance): Period["within"] {
  if (inHours(allowance)) throw new Error("hours have no period in days");
  return allowance;
}
