import type { Brand } from "@banjian/base";
import { IANAZone } from "luxon";
import { calendarError } from "./errors.js";
import { type Instant, instantOf, msOf } from "./instant-text.js";
import { epochDayOf, isLocalDate, type LocalDate, localDateOf } from "./local-date.js";

/** An IANA time zone by its name, "Asia/Shanghai". */
export type TimeZone = Brand<string, "TimeZone">;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const instantShape =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const zoneShape = /^[A-Z][A-Za-z0-9_+/-]*$/;

/** Reads an ISO moment with its offset, to the millisecond, and gives it in UTC; refuses one without an offset (INSTANT_INVALID). */
export function parseInstant(value: unknown): Instant {
  if (typeof value === "string" && instantShape.test(value) && isLocalDate(value.slice(0, 10))) {
    const instant = instantOf(Date.parse(value));
    // An offset may carry the moment out of the four-digit years; such a year is written with a sign, which sorts before digits.
    if (instant >= "0001") return instant;
  }
  throw calendarError("INSTANT_INVALID", { value });
}

/** Reads an IANA name as IANA spells it; refuses unknown names, other spellings and offsets (ZONE_UNKNOWN). */
export function parseTimeZone(value: unknown): TimeZone {
  if (typeof value === "string" && zoneShape.test(value) && IANAZone.isValidZone(value)) {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions();
    // Two spellings of one name would be two zones in a database; a link such as PRC is a name of its own.
    const misspelt = timeZone !== value && timeZone.toLowerCase() === value.toLowerCase();
    if (!misspelt) return value as TimeZone;
  }
  throw calendarError("ZONE_UNKNOWN", { value });
}

/** The civil day that a wall calendar in the zone shows at that moment. */
export function localDateAt(instant: Instant, zone: TimeZone): LocalDate {
  return localDateAtMs(msOf(instant), zone);
}

/** The same at a moment in milliseconds since 1970. */
export function localDateAtMs(ms: number, zone: TimeZone): LocalDate {
  return localDateOf(Math.floor(wallMs(ms, zone) / dayMs));
}

/** What the wall clock in the zone shows at that moment, in milliseconds since its midnight. */
export function timeOfDayAt(instant: Instant, zone: TimeZone): number {
  const wall = wallMs(msOf(instant), zone);
  return wall - Math.floor(wall / dayMs) * dayMs;
}

/** The first moment that belongs to the day; where clocks jump over midnight, the moment of the jump. */
export function startOfDay(day: LocalDate, zone: TimeZone): Instant {
  const starts = startsByDay.get(zone) ?? new Map<LocalDate, Instant>();
  const remembered = starts.get(day);
  if (remembered !== undefined) return remembered;
  const start = instantAt(day, 0, zone);
  if (starts.size >= rememberedDays) starts.clear();
  startsByDay.set(zone, starts.set(day, start));
  return start;
}

/** The first moment at which the wall clock shows that time of day (in ms), or has jumped over it. */
export function instantAt(day: LocalDate, timeOfDayMs: number, zone: TimeZone): Instant {
  return instantOf(msAt(day, timeOfDayMs, zone));
}

/** The same in milliseconds since 1970. */
export function msAt(day: LocalDate, timeOfDayMs: number, zone: TimeZone): number {
  const wall = epochDayOf(day) * dayMs + timeOfDayMs;
  const early = wall - offsetMs(wall - dayMs, zone);
  const late = wall - offsetMs(wall + dayMs, zone);
  if (early === late && wallMs(early, zone) === wall) return early;
  const shown = [early, late].filter((ms) => wallMs(ms, zone) === wall);
  return shown.length > 0 ? Math.min(...shown) : jumpOver(wall, late, early, zone);
}

/** The moment `hours` later, weekends and nights included; a fraction is rounded to the millisecond. */
export function plusHours(instant: Instant, hours: number): Instant {
  return instantOf(msOf(instant) + Math.round(hours * hourMs));
}

// No moment shows this wall time: find, between one that shows less and one that shows more, where the clock jumps.
function jumpOver(wall: number, from: number, to: number, zone: TimeZone): number {
  let [before, after] = [Math.min(from, to), Math.max(from, to)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallMs(middle, zone) < wall) before = middle;
    else after = middle;
  }
  return after;
}

function wallMs(ms: number, zone: TimeZone): number {
  return ms + offsetMs(ms, zone);
}

// Asking the zone data takes microseconds and most moments of a hall share a few days, so a UTC day that begins and
// ends with the same offset is remembered; one with a change in it is asked each time.
const offsetsByDay = new Map<TimeZone, Map<number, number>>();
const startsByDay = new Map<TimeZone, Map<LocalDate, Instant>>();
const rememberedDays = 10_000;

function offsetMs(ms: number, zone: TimeZone): number {
  const utcDay = Math.floor(ms / dayMs);
  const offsets = offsetsByDay.get(zone) ?? new Map<number, number>();
  const remembered = offsets.get(utcDay);
  if (remembered !== undefined) return remembered;
  const offset = askedOffsetMs(utcDay * dayMs, zone);
  if (offset !== askedOffsetMs((utcDay + 1) * dayMs, zone)) return askedOffsetMs(ms, zone);
  if (offsets.size >= rememberedDays) offsets.clear();
  offsetsByDay.set(zone, offsets.set(utcDay, offset));
  return offset;
}

function askedOffsetMs(ms: number, zone: TimeZone): number {
  return Math.round(IANAZone.create(zone).offset(ms) * 60_000);
}
