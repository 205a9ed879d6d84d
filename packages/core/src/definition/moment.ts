import * as z from "zod";
import { Name } from "./field-schemas.js";
import { milestones } from "./milestone.js";

/**
 * What limits start and end on: a milestone, a state entered or left, a procedure opened or closed, another limit run out;
 * or a day the applicant gave in a field of the form, such as the day a permit expires.
 */
export const Moment = z.union([
  z.enum(milestones),
  z.strictObject({ enters: Name }),
  z.strictObject({ leaves: Name }),
  z.strictObject({ opens: Name }),
  z.strictObject({ closes: Name }),
  z.strictObject({ expires: Name }),
  z.strictObject({ day: Name }),
]);
export type Moment = z.infer<typeof Moment>;

/** A moment in one word or two, the same for equal moments: `receipt`, `enters booking`. */
export function momentText(moment: Moment): string {
  if (typeof moment === "string") return moment;
  const [[what = "", name = ""] = []] = Object.entries(moment);
  return `${what} ${name}`;
}

/** Whether two moments are one. */
export function sameMoment(a: Moment, b: Moment): boolean {
  return momentText(a) === momentText(b);
}
