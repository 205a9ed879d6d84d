import type { Frame } from "@banjian/core";
import type { EngineParts } from "./parts.js";
import type { Moment } from "./ports.js";

/** What dates are made from at a moment: the calendar as it is known then in the hall. */
export function frameAt({ calendars, zone, hours }: EngineParts, moment: Moment): Frame {
  return { calendar: calendars.at(moment), zone, hours, known: calendars.known };
}

/** The moment it is, with every notice and every absence read that there is. */
export async function momentOf({ store, calendars, absences }: EngineParts): Promise<Moment> {
  const moment = await store.moment();
  await calendars.upTo(moment.notices);
  await absences?.upTo(moment.absences);
  return moment;
}
