import { type Instant, type TimeZone, timeOfDayAt } from "@banjian/calendar";

/** The time of day on a wall of the zone: `09:30`. */
export function clockText(instant: Instant, zone: TimeZone): string {
  const minutes = Math.floor(timeOfDayAt(instant, zone) / 60_000);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
