import { isWatchedCause } from "../definition/watched-causes.js";
import type { Trouble } from "../item/check/trouble.js";
import type { CardRule } from "./card-rule-schema.js";
import { supervisionRules } from "./supervision-rules.js";

type Named = readonly [string, CardRule];

/** Every fault of meaning in the rules that raise cards: one that never or always fires, or contradicts another. */
export function cardRuleTroubles(cards: Readonly<Record<string, CardRule>>): Trouble[] {
  const named = Object.entries(cards);
  return named.flatMap((one, index) => {
    const [name, rule] = one;
    const path = ["cards", name];
    const own = isWatchedCause(rule.metric) ? deedTroubles(rule, path) : timeTroubles(rule, path);
    const other = named.slice(0, index).find((before) => contradicts(before, one));
    return other === undefined
      ? own
      : [...own, { ...supervisionRules.contradicts(other[0]), path }];
  });
}

/** What was done is done or not: nothing is compared. */
function deedTroubles(
  { compare, threshold, unit, limits }: CardRule,
  path: readonly string[],
): Trouble[] {
  const compared = [compare, threshold, unit, limits].some((one) => one !== undefined);
  return compared ? [{ ...supervisionRules.nothingCompared(), path }] : [];
}

function timeTroubles(
  { metric, compare, threshold, unit }: CardRule,
  path: readonly string[],
): Trouble[] {
  if (compare === undefined || threshold === undefined) {
    return [{ ...supervisionRules.incomplete(), path }];
  }
  if ((metric === "used") !== (unit === "percent") && (metric === "used" || unit !== undefined)) {
    return [{ ...supervisionRules.wrongUnit(), path: [...path, "unit"] }];
  }
  const at = [...path, "threshold"];
  if (!Number.isInteger(threshold)) return [{ ...supervisionRules.wholeNumber(), path: at }];
  // Everything begins with all of its time left and none used; what is not over is at most any time over.
  const [near, least, most] = {
    remaining: ["at-most", 0, 5000],
    overdue: ["at-least", 1, 5000],
    used: ["at-least", 1, 99],
  }[metric as "remaining" | "overdue" | "used"] as [string, number, number];
  if (compare !== near) return [{ ...supervisionRules.always(metric), path: at }];
  const tooLow = metric === "remaining" ? supervisionRules.never : supervisionRules.always;
  if (threshold < least) return [{ ...tooLow(metric), path: at }];
  return threshold > most ? [{ ...supervisionRules.never(metric), path: at }] : [];
}

/** Whether two rules over the same raise the same card twice, or the graver card for what is less grave. */
function contradicts([, a]: Named, [, b]: Named): boolean {
  if (a.metric !== b.metric || a.unit !== b.unit || `${a.limits}` !== `${b.limits}`) return false;
  const [first = 0, second = 0] = [a.threshold, b.threshold];
  if (isWatchedCause(a.metric) || first === second) return true;
  if (a.card === b.card) return false;
  const graver = a.metric === "remaining" ? first < second : first > second;
  return graver !== (a.card === "red");
}
