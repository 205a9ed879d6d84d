import { z } from "zod";
import { daySchema } from "./day-schema.js";
import { calendarError } from "./errors.js";
import { problemsIn, say } from "./schema-problems.js";

const minuteMs = 60_000;

const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .transform((text) => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * minuteMs);

const sessions = z.array(z.tuple([time, time])).superRefine((list, context) => {
  list.forEach(([opens, closes], index) => {
    if (closes <= opens) context.addIssue(say("关门不晚于开门", "closes before it opens", [index]));
    const before = list[index - 1];
    if (before && opens < before[1]) {
      context.addIssue(say("早于前一时段的结束", "begins before the previous one ends", [index]));
    }
  });
});

const officeHours = z.strictObject({
  /** On business days: [["09:00", "12:00"], ["13:30", "17:30"]]. */
  ordinary: sessions.min(1),
  /** On business days that fall on that day of the week, make-up workdays too; an empty list is closed. */
  weekdays: z
    .partialRecord(
      z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
      sessions,
    )
    .default({}),
  /** On that very day, whatever day it is. */
  dates: z.record(daySchema, sessions).default({}),
});

/** When a window is open, by its wall clock, in milliseconds since midnight; days off are closed unless `dates` opens them. */
export type OfficeHours = Readonly<z.infer<typeof officeHours>>;

/** Reads office hours; refuses them with every problem at once, such as sessions that overlap (OFFICE_HOURS_INVALID). */
export function parseOfficeHours(value: unknown): OfficeHours {
  const read = officeHours.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  throw calendarError("OFFICE_HOURS_INVALID", { problems: problemsIn(read.error) });
}
