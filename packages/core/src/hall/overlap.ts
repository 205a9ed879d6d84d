import { formulas } from "../indicator/formulas.js";
import type { Rule } from "./supervision-schema.js";

type Bound = { readonly at: number; readonly included: boolean; readonly upward: boolean };

/**
 * Whether two rules over one indicator, of which one looks up and the other down, cannot stand beside each other: both hold
 * for some values, or one of them for every value while both add or both take.
 */
export function overlap(first: Rule, second: Rule): boolean {
  if (first.metric !== second.metric || first.metric === "cards") return false;
  const isCount = formulas[first.metric].unit === "count";
  const [one, other] = [boundOf(first, isCount), boundOf(second, isCount)];
  if (one === undefined || other === undefined || one.upward === other.upward) return false;
  const [up, down] = one.upward ? [one, other] : [other, one];
  if (up.at < down.at || (up.at === down.at && up.included && down.included)) return true;
  const isGap = isCount ? up.at > down.at + 1 : up.at > down.at || !(up.included || down.included);
  return !isGap && first.score * second.score > 0;
}

/** Where a rule begins to hold; of counts the first whole number. */
function boundOf({ compare, threshold }: Rule, isCount: boolean): Bound | undefined {
  if (compare === undefined || threshold === undefined) return undefined;
  const upward = compare === "above" || compare === "at-least";
  const included = compare === "at-least" || compare === "at-most";
  if (!isCount) return { at: threshold, included, upward };
  if (upward) {
    const at = included ? Math.ceil(threshold) : Math.floor(threshold) + 1;
    return { at, included: true, upward };
  }
  const at = included ? Math.floor(threshold) : Math.ceil(threshold) - 1;
  return { at, included: true, upward };
}
