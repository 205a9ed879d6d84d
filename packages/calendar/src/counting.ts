import { type Amount, checkAmount } from "./amount.js";
import type { BusinessCalendar } from "./business-calendar.js";
import { businessEpochDaysBetween, nthBusinessEpochDay } from "./count.js";
import { calendarError } from "./errors.js";
import { excludedSpans, type Span } from "./exclusion.js";
import { type EpochDay, epochDayOf, plusMonths } from "./local-date.js";
import type { Period } from "./period.js";

/** A period counted out, on whole numbers and before any roll. */
export type Counting = {
  readonly from: EpochDay;
  /** 1 when days are counted after `from`, -1 when before it. */
  readonly step: 1 | -1;
  /** The days to count without the extensions: business days, or calendar days for every other unit. */
  readonly allowance: number;
  /** The days to count with the extensions. */
  readonly length: number;
  readonly spans: readonly Span[];
  /** The day on which the last of them falls, or of the part of them that was asked for. */
  readonly last: EpochDay;
  /** The same, or where the last day was not over the one on which the limit goes on. */
  readonly end: EpochDay;
};

/**
 * Counts a period out, or so many per cent of it and at least one day: extensions lengthen it in its own unit (TL7), days of
 * exclusions are passed over (TL5).
 */
export function countOut(calendar: BusinessCalendar, period: Period, percent = 100): Counting {
  const from = epochDayOf(period.from);
  const step = period.direction === "before" ? -1 : 1;
  const allowance = daysIn(period, period.within.count, step);
  const length = daysIn(period, extendedCount(period), step);
  const spans = excludedSpans(period.excluded ?? []);
  // Nothing to count means the day itself, or the first day from it on that could be counted (TL2).
  const start = length === 0 ? step * from - 1 : step * from;
  const line = lineOf(calendar, period.within, step);
  const days = Math.max(1, Math.ceil((length * percent) / 100));
  const last = step * runOut(line, start, days, step === 1 ? spans : mirrored(spans));
  const goesOn = period.restOfLastDay === true && step === 1 && percent === 100;
  const end = goesOn ? restOf(line, last, spans) : last;
  return { from, step, allowance, length, spans, last, end };
}

/** The days of the limit's unit after one day through another, without those of the spans. */
export function countBetween(
  calendar: BusinessCalendar,
  { within, excluded = [] }: Pick<Period, "within" | "excluded">,
  [after, through]: readonly [EpochDay, EpochDay],
): number {
  const { between } = lineOf(calendar, within, 1);
  return excludedSpans(excluded)
    .map((span) => [Math.max(span.after, after), Math.min(span.through, through)] as const)
    .filter(([first, last]) => first < last)
    .reduce((count, [first, last]) => count - between(first, last), between(after, through));
}

// The days that count, in the order in which a limit meets them. Counting backwards is counting forwards on the mirrored
// line, where a day's number is negative: there too a limit runs from a smaller number to a greater one.
type Line = {
  between(after: number, through: number): number;
  nth(after: number, n: number): number;
};

const calendarDays: Line = {
  between: (after, through) => through - after,
  nth: (after, n) => after + n,
};

function lineOf(calendar: BusinessCalendar, { unit }: Amount, step: 1 | -1): Line {
  if (unit !== "business-days") return calendarDays;
  if (step === 1) {
    return {
      between: (after, through) => businessEpochDaysBetween(calendar, after, through),
      nth: (after, n) => nthBusinessEpochDay(calendar, after, n),
    };
  }
  return {
    between: (after, through) => businessEpochDaysBetween(calendar, -through - 1, -after - 1),
    nth: (after, n) => -nthBusinessEpochDay(calendar, -after, -n),
  };
}

function mirrored(spans: readonly Span[]): readonly Span[] {
  return spans
    .map(({ after, through }) => ({ after: -through - 1, through: -after - 1 }))
    .toReversed();
}

// Goes from one exclusion to the next, never day by day.
function runOut(line: Line, start: number, length: number, spans: readonly Span[]): number {
  let position = start;
  let left = length;
  let end = line.nth(position, left);
  for (const { after, through } of spans) {
    if (end <= after) break;
    if (through <= position) continue;
    if (after > position) left -= line.between(position, after);
    position = through;
    end = line.nth(position, left);
  }
  return end;
}

// From one exclusion to the next, as long as one begins on the day itself.
function restOf(line: Line, last: number, spans: readonly Span[]): number {
  let end = last;
  for (const { after, through } of spans) {
    if (after <= end && end < through) end = line.nth(through - 1, 1);
  }
  return end;
}

function extendedCount({ within, extended = [] }: Period): number {
  checkAmount(within);
  return extended.reduce((count, extension) => {
    checkAmount(extension);
    if (extension.unit !== within.unit) {
      throw calendarError("EXTENSION_UNIT_MISMATCH", {
        unit: within.unit,
        extension: extension.unit,
      });
    }
    return count + extension.count;
  }, within.count);
}

function daysIn({ from, within: { unit } }: Period, count: number, step: 1 | -1): number {
  if (unit === "business-days" || unit === "calendar-days") return count;
  const end = plusMonths(from, step * count * (unit === "years" ? 12 : 1));
  return step * (epochDayOf(end) - epochDayOf(from));
}
