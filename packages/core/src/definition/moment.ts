import * as z from "zod";
import { choice, described } from "./described.js";
import { Name } from "./field-schemas.js";
import { milestoneTitles } from "./milestone.js";
import { momentObject } from "./moment-words.js";

/**
 * What limits start and end on: a milestone, a state entered or left, a procedure opened or closed, another limit run out;
 * or a day the applicant gave in a field of the form, such as the day a permit expires.
 */
export const Moment = z.union([
  choice(milestoneTitles),
  described(z.strictObject({ enters: Name }), momentObject("enters")),
  described(z.strictObject({ leaves: Name }), momentObject("leaves")),
  described(z.strictObject({ opens: Name }), momentObject("opens")),
  described(z.strictObject({ closes: Name }), momentObject("closes")),
  described(z.strictObject({ expires: Name }), momentObject("expires")),
  described(z.strictObject({ day: Name }), momentObject("day")),
]);
export type Moment = z.infer<typeof Moment>;

/** A moment in one word or two, the same for equal moments: `receipt`, `enters booking`. */
export function momentText(moment: Moment): string {
  if (typeof moment === "string") return moment;
  for (const what in moment) return `${what} ${moment[what as keyof typeof moment]}`;
  throw new Error("a moment without a word");
}

/** Whether two moments are one. */
export function sameMoment(a: Moment, b: Moment): boolean {
  return momentText(a) === momentText(b);
}
