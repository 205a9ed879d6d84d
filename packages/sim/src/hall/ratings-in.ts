import type { ActionPayloads } from "@banjian/core";
import type { Dice } from "./dice.js";
import type { ItemInPlan } from "./plan.js";

/** What somebody says of how the case was handled, and how long after. */
export type RatingIn = { readonly days: number; readonly says: ActionPayloads["rate"] };

/** How an applicant rates the completion, the same in every run of a plan; nothing where they say nothing. */
export function ratingIn(
  { planned }: Pick<ItemInPlan, "planned">,
  dice: Dice,
  applicant: string,
): RatingIn | undefined {
  const { rates } = planned.applicants;
  if (rates === undefined || !dice.happens(rates.share, applicant, "rates")) return undefined;
  const level = levelOf(rates.levels, dice.share(applicant, "level"));
  const reason = level >= 4 ? { reason: "模拟" } : {};
  return {
    days: dice.amount(rates["after-days"], applicant, "rates-after"),
    says: { act: "completion", level, ...reason },
  };
}

/** The level at a share of all weights, from 1 on. */
function levelOf(weights: readonly number[], share: number): number {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let left = share * sum;
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return at + 1;
}
