import * as z from "zod";
import { Name } from "./field-schemas.js";
import { inBoth } from "./in-both.js";
import { milestones } from "./milestone.js";

/**
 * What limits start and end on: a milestone, a state entered or left, a procedure opened or closed, another limit run out;
 * or a day the applicant gave in a field of the form, such as the day a permit expires.
 */
export const Moment = z.union([
  z.enum(milestones).describe(inBoth("里程碑", "a milestone")),
  z.strictObject({ enters: Name.describe(inBoth("进入状态", "a state is entered")) }),
  z.strictObject({ leaves: Name.describe(inBoth("离开状态", "a state is left")) }),
  z.strictObject({ opens: Name.describe(inBoth("特别程序启动", "a procedure is opened")) }),
  z.strictObject({ closes: Name.describe(inBoth("特别程序结束", "a procedure is closed")) }),
  z.strictObject({ expires: Name.describe(inBoth("另一期限届满", "another limit has run out")) }),
  z.strictObject({
    day: Name.describe(inBoth("表单中的日期，只用于起算", "a day of the form, under starts only")),
  }),
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
