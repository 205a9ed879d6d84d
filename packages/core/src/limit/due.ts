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
import { calendarOf, type Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";
import { remembered } from "./remembered.js";

/** When a limit runs out: its last day, and the instant from which it is breached (24:00 of that day in the hall's zone, TL1). */
export type LimitDue = {
  readonly on: LocalDate;
  readonly until: Instant;
  /** Some of its days lie in a year without a schedule, or a procedure's announced end was used. */
  readonly provisional: boolean;
  readonly edition: string;
};

/** The due date, made from the ledger whenever it is asked for, never stored (TL13). */
export function dueOfLedger(frame: Frame, ledger: Ledger): LimitDue {
  return derivedDue(frame, ledger, undefined);
}

/** The due date of a ledger that has only been written anew: it is not counted again. */
export function keepDue(frame: Frame, ledger: Ledger, due: LimitDue): void {
  derivedDue.keep(frame, ledger, undefined, due);
}

const derivedDue = remembered((frame, ledger, _nothing: undefined) =>
  inHours(ledger.within) ? dueInHours(frame, ledger) : dueInDays(frame, ledger),
);

function dueInDays(frame: Frame, ledger: Ledger): LimitDue {
  const calendar = calendarOf(frame, ledger);
  const { due: on, provisional, edition } = dueOf(calendar, periodOf(frame, ledger));
  const { zone, hours } = frame;
  return {
    on,
    until:
      ledger.closes === "office"
        ? closeOfBusiness({ calendar, zone, hours }, on)
        : midnightAfter(on, frame),
    provisional: provisional || ledger.excluded.some(({ through }) => through === undefined),
    edition,
  };
}

function midnightAfter(day: LocalDate, { zone }: Frame): Instant {
  return startOfDay(plusDays(day, 1), zone);
}

function dueInHours(frame: Frame, ledger: Ledger): LimitDue {
  const calendar = calendarOf(frame, ledger);
  const { zone } = frame;
  const total = [ledger.within, ...ledger.extended.map(({ by }) => by)].reduce(
    (sum, { count }) => sum + count,
    0,
  );
  const until =
    ledger.within.unit === "hours"
      ? plusHours(ledger.at, total)
      : officeHoursAfter({ ...frame, calendar }, ledger.at, total);
  return { on: localDateAt(until, zone), until, provisional: false, edition: calendar.edition };
}

/** The ledger of a limit in days as the calendar's calculator takes it. An open span lasts as long as was announced. */
export function periodOf(frame: Frame, ledger: Ledger, causeOf = bare): Period {
  return countedPeriod(ledger, causeOf, ledger.notBefore ?? told(frame, ledger));
}

// Until the amendment is written down for it, the applicant's own period is due no earlier than by the edition it was told by.
function told({ calendar, known }: Frame, ledger: Ledger): LocalDate | undefined {
  if (ledger.theirs !== true || ledger.endedOn !== undefined) return undefined;
  const before = ledger.edition === calendar.edition ? undefined : known(ledger.edition);
  return before && dueOf(before, countedPeriod(ledger)).due;
}

/** The same, whatever the applicant was told. */
export function countedPeriod(
  { from, within, excluded, extended, roll, backwards }: Ledger,
  causeOf: (cause: string) => Text = bare,
  notBefore?: LocalDate,
): Period {
  return {
    from,
    within: daysOf(within),
    excluded:
      excluded.length === 0
        ? none
        : excluded.map(({ after, through, announced, cause }) => ({
            after,
            through: through ?? announced ?? after,
            cause: causeOf(cause),
          })),
    restOfLastDay: true,
    extended: extended.length === 0 ? none : extended.map(({ by }) => daysOf(by)),
    roll,
    direction: backwards === true ? "before" : "after",
    notBefore,
  };
}

const none: readonly never[] = [];

function bare(cause: string): Text {
  return { zh: cause, en: cause };
}

function daysOf(allowance: Allowance): Period["within"] {
  if (inHours(allowance)) throw new Error("hours have no period in days");
  return allowance;
}
