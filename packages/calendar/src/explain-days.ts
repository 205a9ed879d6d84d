import type { Text } from "@banjian/base";
import type { BusinessCalendar } from "./business-calendar.js";
import { type Counting, countOut } from "./counting.js";
import { type DayKind, kindOfEpochDay } from "./day-kind.js";
import { dueOf } from "./due.js";
import { type EpochDay, epochDayOf, type LocalDate, localDateOf } from "./local-date.js";
import type { Period } from "./period.js";

/** What became of one day of a period. */
export type DayRole =
  /** The day the limit starts on; it is not counted. */
  | { readonly as: "start" }
  /** Counted as the `ordinal`-th; `extended` if an extension gave it, `madeUp` if it is a week-end day worked (调休上班). */
  | {
      readonly as: "counted";
      readonly ordinal: number;
      readonly extended: boolean;
      readonly madeUp: boolean;
    }
  /** Not counted, as no business day. */
  | { readonly as: "off" }
  /** Left out for these causes; `countable` if it would have counted otherwise. */
  | { readonly as: "excluded"; readonly causes: readonly Text[]; readonly countable: boolean }
  /** What is left of a last day on which time began to be left out (TL6). */
  | { readonly as: "rest" }
  /** Passed on the way from a last day that was `because` to the due date. */
  | { readonly as: "rolled"; readonly because: DayKind }
  /** Beyond the last day by today's calendar, and promised before it was amended (TL14). */
  | { readonly as: "kept" }
  /** Too late by so many days. */
  | { readonly as: "overdue"; readonly ordinal: number };

/** One day of a period: what the calendar says of it, and what became of it. */
export type DayLine = { readonly day: LocalDate; readonly what: DayKind; readonly role: DayRole };

/**
 * Why a period ends when it does: a line for the start day and for every day from there to the due date, in the order of
 * counting. As many days are counted as the allowance and its extensions have (for months and years, in calendar days).
 */
export function explainDays(calendar: BusinessCalendar, period: Period): readonly DayLine[] {
  const counting = countOut(calendar, period);
  const { notBefore: _kept, ...plain } = period;
  const rolled = epochDayOf(dueOf(calendar, plain).due);
  const due = epochDayOf(dueOf(calendar, period).due);
  const start = knownDay(calendar, counting.from);
  const lines = [lineOf(start, { as: "start" })];
  let last = start;
  let counted = 0;
  for (const epochDay of daysFromTo(counting.from, counting.end)) {
    last = knownDay(calendar, epochDay);
    const role = roleOf(last, counted + 1, { counting, period, start });
    if (role.as === "counted") counted++;
    lines.push(lineOf(last, role));
  }
  for (const epochDay of daysFromTo(counting.end, rolled)) {
    lines.push(lineOf(knownDay(calendar, epochDay), { as: "rolled", because: last.what }));
  }
  for (const epochDay of daysFromTo(rolled, due)) {
    lines.push(lineOf(knownDay(calendar, epochDay), { as: "kept" }));
  }
  return lines;
}

/** The days after a due date through another, counted in the unit of what is overdue (TL1); none when that day is not later. */
export function explainOverdue(
  calendar: BusinessCalendar,
  { unit }: Period["within"],
  [due, through]: readonly [LocalDate, LocalDate],
): readonly DayLine[] {
  let ordinal = 0;
  return daysFromTo(epochDayOf(due), Math.max(epochDayOf(due), epochDayOf(through))).map((day) => {
    const known = knownDay(calendar, day);
    const counts = unit !== "business-days" || worked(known);
    return lineOf(known, counts ? { as: "overdue", ordinal: ++ordinal } : { as: "off" });
  });
}

type KnownDay = Omit<DayLine, "role"> & { readonly epochDay: EpochDay };

function lineOf({ day, what }: KnownDay, role: DayRole): DayLine {
  return { day, what, role };
}

type Account = { readonly counting: Counting; readonly period: Period; readonly start: KnownDay };

function roleOf({ epochDay, day, what }: KnownDay, ordinal: number, account: Account): DayRole {
  const { counting, period, start } = account;
  const business = period.within.unit === "business-days";
  const countable = !business || worked({ what });
  if (epochDay === counting.end && epochDay !== counting.last) return { as: "rest" };
  if (counting.spans.some(({ after, through }) => after < epochDay && epochDay <= through)) {
    return { as: "excluded", causes: causesOn(period, day), countable };
  }
  if (!countable) return { as: "off" };
  if (counting.end !== counting.last && epochDay > counting.last) return { as: "rest" };
  // A countable day beyond the length is the answer where there was nothing to count (TL2).
  if (ordinal > counting.length) return { as: "rolled", because: start.what };
  const madeUp = business && what.kind === "make-up-workday";
  return { as: "counted", ordinal, extended: ordinal > counting.allowance, madeUp };
}

function worked({ what: { kind } }: Pick<DayLine, "what">): boolean {
  return kind === "workday" || kind === "make-up-workday";
}

function causesOn({ excluded = [] }: Period, day: LocalDate): readonly Text[] {
  return excluded.flatMap(({ after, through, cause }) =>
    cause && after < day && day <= through ? [cause] : [],
  );
}

function knownDay(calendar: BusinessCalendar, epochDay: EpochDay): KnownDay {
  return { epochDay, day: localDateOf(epochDay), what: kindOfEpochDay(calendar, epochDay) };
}

function daysFromTo(exclusive: EpochDay, inclusive: EpochDay): readonly EpochDay[] {
  const step = Math.sign(inclusive - exclusive);
  return Array.from(
    { length: Math.abs(inclusive - exclusive) },
    (_, i) => exclusive + step * (i + 1),
  );
}
