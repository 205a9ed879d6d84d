import type { Brand } from "@banjian/base";
import { epochDayOf, type LocalDate, localDateOf } from "./local-date.js";

/** A moment in UTC, "2026-09-24T17:00:00.000Z": no day until a zone is named; the order of the text is the order in time. */
export type Instant = Brand<string, "Instant">;

// Every decision reads and writes moments by the dozen, and a Date takes several times as long as this.

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
const written = "2026-09-24T17:00:00.000Z".length;
// The years 0001 to 9999: a Date writes any other year with a sign.
const first = Date.parse("0001-01-01T00:00:00.000Z");
const last = Date.parse("9999-12-31T23:59:59.999Z");
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

/** The milliseconds from 1970 to a moment. */
export function msOf(instant: Instant): number {
  if (instant.length !== written || !instant.endsWith("Z")) return Date.parse(instant);
  const minutes = pair(instant, 11) * 60 + pair(instant, 14);
  const ms = pair(instant, 20) * 10 + digit(instant, 22);
  const day = epochDayOf(instant as string as LocalDate);
  return day * dayMs + minutes * minuteMs + pair(instant, 17) * 1_000 + ms;
}

/** The moment so many whole milliseconds after 1970. */
export function instantOf(ms: number): Instant {
  if (!(ms >= first && ms <= last)) return new Date(ms).toISOString() as Instant;
  const whole = Math.trunc(ms);
  const day = Math.floor(whole / dayMs);
  const inDay = whole - day * dayMs;
  const minutes = Math.floor(inDay / minuteMs);
  const inMinute = inDay - minutes * minuteMs;
  const seconds = Math.floor(inMinute / 1_000);
  const rest = inMinute - seconds * 1_000;
  const time = `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds]}`;
  const fraction = rest === 0 ? "000" : String(rest).padStart(3, "0");
  return `${localDateOf(day)}T${time}.${fraction}Z` as Instant;
}

function pair(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}
