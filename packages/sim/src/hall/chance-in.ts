import type { CaseState, Task } from "@banjian/core";
import type { Arrival } from "./arrivals.js";
import type { Dice } from "./dice.js";
import type { Chance } from "./work-of.js";

/** What is left to chance in a piece of work, the same in every run of a plan. */
export function chanceIn(
  dice: Dice,
  { of: { planned } }: Arrival,
  { applicant, version }: CaseState,
  { work }: Task,
): Chance {
  return {
    refuses: (branch) => dice.happens(planned.refused, applicant.id, branch, "refuses"),
    way: (of) => Math.floor(of * dice.share(applicant.id, work, version)),
  };
}
