import { type Instant, localDateAt } from "@banjian/calendar";
import type { Frame } from "@banjian/core";
import type { EngineParts } from "./parts.js";

/** What dates are made from at an instant: the calendar as it was known on that day in the hall. */
export function frameAt({ calendars, zone, hours }: EngineParts, now: Instant): Frame {
  return { calendar: calendars.asOf(localDateAt(now, zone)), zone, hours };
}
