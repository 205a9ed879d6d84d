import type { PaperCalendar } from "./calendar.js";
import { daysFrom, neighbour, plus, plusMonths } from "./day.js";

/** Time left out: the days after one through another; while nobody knows that one, through the announced end. */
export type PaperStop = {
  readonly after: string;
  readonly through?: string;
  readonly announced?: string;
};

/** One limit in days as it stands on a clerk's sheet. */
export type PaperLimit = {
  readonly from: string;
  readonly count: number;
  readonly unit: "business-days" | "calendar-days" | "months" | "years";
  readonly extended: readonly number[];
  readonly stops: readonly PaperStop[];
  readonly roll: "forward" | "backward" | "stay";
  readonly backwards: boolean;
  /** Whether a last day on which time begins to be left out is not over then (TL6): so in a case, not in bare counting. */
  readonly restOfLastDay?: true;
};

/** What became of one day. */
export type PaperDay = {
  readonly day: string;
  readonly as: "start" | "counted" | "off" | "excluded" | "rest" | "rolled";
};

const sheets = new WeakMap<PaperLimit, readonly PaperDay[]>();

/** Every day from the start to the due date, with what became of it; a sheet once ticked off is kept. */
export function ticked(calendar: PaperCalendar, limit: PaperLimit): readonly PaperDay[] {
  const days = sheets.get(limit) ?? tickOff(calendar, limit);
  sheets.set(limit, days);
  return days;
}

function tickOff(calendar: PaperCalendar, limit: PaperLimit): readonly PaperDay[] {
  const days: PaperDay[] = [{ day: limit.from, as: "start" }];
  if (length(limit) === 0) lookForADay(calendar, limit, days);
  else countDays(calendar, limit, days);
  if (limit.restOfLastDay && !limit.backwards) goOn(calendar, limit, days);
  roll(calendar, limit, days);
  return days;
}

// TL2: the same day, or the first one that could be counted.
function lookForADay(calendar: PaperCalendar, limit: PaperLimit, days: PaperDay[]): void {
  let day = limit.from;
  while (!counts(calendar, limit, day)) {
    day = neighbour(day, limit.backwards ? -1 : 1);
    days.push({ day, as: counts(calendar, limit, day) ? "rolled" : passedOver(limit, day) });
  }
}

function countDays(calendar: PaperCalendar, limit: PaperLimit, days: PaperDay[]): void {
  let day = limit.from;
  for (let left = length(limit); left > 0; ) {
    day = neighbour(day, limit.backwards ? -1 : 1);
    const as = counts(calendar, limit, day) ? "counted" : passedOver(limit, day);
    if (as === "counted") left--;
    days.push({ day, as });
  }
}

// TL6: a last day on which time begins to be left out is not over; its rest is the day on which the limit goes on.
function goOn(calendar: PaperCalendar, limit: PaperLimit, days: PaperDay[]): void {
  let day = days.at(-1)?.day ?? limit.from;
  if (!standsStill(limit, day)) return;
  while (standsStill(limit, day) || (limit.unit === "business-days" && !calendar.works(day))) {
    day = neighbour(day, 1);
    days.push({ day, as: counts(calendar, limit, day) ? "rest" : passedOver(limit, day) });
  }
  days[days.length - 1] = { day, as: "rest" };
}

/** Whether the day ends with time being left out. */
function standsStill({ stops }: PaperLimit, day: string): boolean {
  return stops.some(
    ({ after, through, announced }) => after <= day && day < (through ?? announced ?? after),
  );
}

// TL3: a last business day never rolls.
function roll(calendar: PaperCalendar, limit: PaperLimit, days: PaperDay[]): void {
  if (limit.unit === "business-days" || limit.roll === "stay") return;
  let day = days.at(-1)?.day ?? limit.from;
  while (!calendar.works(day)) {
    day = neighbour(day, limit.roll === "forward" ? 1 : -1);
    days.push({ day, as: "rolled" });
  }
}

/** The last day of the limit. */
export function due(calendar: PaperCalendar, limit: PaperLimit): string {
  return ticked(calendar, limit).at(-1)?.day ?? limit.from;
}

/** Whether the date rests on a schedule that is not published, or on an announced end. */
export function isProvisional(calendar: PaperCalendar, limit: PaperLimit): boolean {
  if (limit.stops.some(({ through }) => through === undefined)) return true;
  const days = ticked(calendar, limit);
  const [start, ...later] = days;
  if (limit.unit === "business-days") {
    const asked = length(limit) === 0 ? days : later;
    return asked.some(({ day }) => calendar.isProvisional(day));
  }
  if (limit.roll === "stay") return false;
  const rolled = later.filter(({ as }) => as === "rolled");
  const last = later.findLast(({ as }) => as !== "rolled") ?? start;
  return [last, ...rolled].some((it) => it !== undefined && calendar.isProvisional(it.day));
}

/** The days after this one through the due date that count (TL1). */
export function remaining(calendar: PaperCalendar, limit: PaperLimit, day: string): number {
  return between(day, due(calendar, limit)).filter((it) => counts(calendar, limit, it)).length;
}

/** The days after the due date through this one, in the limit's unit (TL1). */
export function overdue(calendar: PaperCalendar, limit: PaperLimit, day: string): number {
  const late = between(due(calendar, limit), day);
  return late.filter((it) => limit.unit !== "business-days" || calendar.works(it)).length;
}

/** The day on which only so many days that count come after it through the due date. */
export function leftOn(calendar: PaperCalendar, limit: PaperLimit, left: number): string {
  let day = due(calendar, limit);
  for (let k = left; k > 0; ) {
    day = neighbour(day, -1);
    if (counts(calendar, limit, day)) k--;
  }
  return day;
}

/** The day that is so many days of the limit's unit too late. */
export function overOn(calendar: PaperCalendar, limit: PaperLimit, over: number): string {
  let day = due(calendar, limit);
  for (let k = over; k > 0; ) {
    day = neighbour(day, 1);
    if (limit.unit !== "business-days" || calendar.works(day)) k--;
  }
  return day;
}

/** The day on which so many per cent of all the days have been counted; at least one has. */
export function usedOn(calendar: PaperCalendar, limit: PaperLimit, percent: number): string {
  const needed = Math.max(1, Math.ceil((length(limit) * percent) / 100));
  const counted = ticked(calendar, limit).filter(({ as }) => as === "counted");
  return counted[needed - 1]?.day ?? due(calendar, limit);
}

/** How many days have to be counted: business days, or calendar days for every other unit. */
export function length(limit: PaperLimit, extended = limit.extended): number {
  const { from, unit, backwards } = limit;
  const count = [limit.count, ...extended].reduce((sum, one) => sum + one, 0);
  if (unit === "business-days" || unit === "calendar-days") return count;
  const months = (unit === "years" ? 12 : 1) * count * (backwards ? -1 : 1);
  return Math.abs(daysFrom(from, plusMonths(from, months)));
}

/** Whether the day is left out. */
export function isLeftOut({ stops }: PaperLimit, day: string): boolean {
  return stops.some(
    ({ after, through, announced }) => after < day && day <= (through ?? announced ?? after),
  );
}

function counts(calendar: PaperCalendar, limit: PaperLimit, day: string): boolean {
  if (isLeftOut(limit, day)) return false;
  return limit.unit !== "business-days" || calendar.works(day);
}

function passedOver(limit: PaperLimit, day: string): "excluded" | "off" {
  return isLeftOut(limit, day) ? "excluded" : "off";
}

/** The days after one through another; none when the other is not later. */
function between(after: string, through: string): string[] {
  return Array.from({ length: Math.max(0, daysFrom(after, through)) }, (_, i) =>
    plus(after, i + 1),
  );
}
