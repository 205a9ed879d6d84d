import type { PaperCalendar } from "./calendar.js";
import { neighbour } from "./day.js";

const minuteMs = 60_000;
const beijingMs = 8 * 60 * minuteMs;

/** Opening and closing times in minutes since midnight. */
export type PaperSessions = readonly (readonly [opens: number, closes: number])[];

/** The moment so many hours later, by the clock on the wall. */
export function hoursLater(moment: string, hours: number): string {
  return new Date(Date.parse(moment) + hours * 60 * minuteMs).toISOString();
}

/** The moment at which so many minutes of office time in Beijing have passed, counted minute by minute. */
export function officeMinutesLater(
  calendar: PaperCalendar,
  sessions: PaperSessions,
  moment: string,
  minutes: number,
): string {
  const wall = new Date(Date.parse(moment) + beijingMs).toISOString();
  let day = wall.slice(0, 10);
  let minute = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
  for (let left = minutes; ; minute++) {
    if (minute === 1440) {
      minute = 0;
      day = neighbour(day, 1);
    }
    if (!calendar.works(day) || !isOpen(sessions, minute)) continue;
    if (left === 0) return at(day, minute);
    if (--left === 0) return at(day, minute + 1);
  }
}

function isOpen(sessions: PaperSessions, minute: number): boolean {
  return sessions.some(([opens, closes]) => opens <= minute && minute < closes);
}

/** A minute of a day in Beijing, as a moment in UTC. */
export function at(day: string, minute: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + minute * minuteMs - beijingMs).toISOString();
}
