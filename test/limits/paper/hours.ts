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
  { sessions, from, minutes }: { sessions: PaperSessions; from: string; minutes: number },
): string {
  const wall = new Date(Date.parse(from) + beijingMs).toISOString();
  const open = sessions.flatMap(([opens, closes]) =>
    Array.from({ length: closes - opens }, (_, i) => opens + i),
  );
  let first = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
  let left = minutes;
  for (let day = wall.slice(0, 10); ; day = neighbour(day, 1), first = 0) {
    for (const minute of calendar.works(day) ? open : []) {
      if (minute < first) continue;
      if (left === 0) return momentAt(day, minute);
      if (--left === 0) return momentAt(day, minute + 1);
    }
  }
}

/** A minute of a day in Beijing, as a moment in UTC. */
export function momentAt(day: string, minute: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + minute * minuteMs - beijingMs).toISOString();
}
