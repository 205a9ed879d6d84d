import { isWatchedCause } from "../definition/watched-causes.js";
import type { Trouble } from "../item/check/trouble.js";
import type { CardRule } from "./card-rule-schema.js";
import { supervisionRules } from "./supervision-rules.js";

type Named = readonly [string, CardRule];
type Point = Pick<CardRule, "metric" | "threshold">;

/** Every fault of meaning in the rules that raise cards: one that never or always fires, or contradicts another. */
export function cardRuleTroubles(cards: Readonly<Record<string, CardRule>>): Trouble[] {
  const named = Object.entries(cards);
  return named.flatMap((one, index) => {
    const [name, rule] = one;
    const path = ["cards", name];
    const own = isWatchedCause(rule.metric) ? deedTroubles(rule, path) : timeTroubles(rule, path);
    const weightless =
      rule.score === 0 ? [{ ...supervisionRules.scoresNothing(), path: [...path, "score"] }] : [];
    const other = named.slice(0, index).find((before) => contradicts(before, one));
    return other === undefined
      ? [...own, ...weightless]
      : [...own, ...weightless, { ...supervisionRules.cardsContradict(other[0]), path }];
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
  const { fromTheStart: always, tooFar: never } = supervisionRules;
  if (compare !== near) return [{ ...always(metric), path: at }];
  const [tooLow, tooHigh] = metric === "remaining" ? [never, always] : [always, never];
  if (threshold < least) return [{ ...tooLow(metric), path: at }];
  return threshold > most ? [{ ...tooHigh(metric), path: at }] : [];
}

/** Whether two rules raise two cards for one deed, or at one point of a limit, or the graver card before the other. */
function contradicts([, a]: Named, [, b]: Named): boolean {
  if (isWatchedCause(a.metric) || isWatchedCause(b.metric)) return a.metric === b.metric;
  return shareLimits(a, b) && isOutOfOrder(a, b, distance(a, b));
}

/** Whether a red card comes before a yellow one, or two at once, where the second rule is so far behind the first. */
export function isOutOfOrder(
  { card: first }: Pick<CardRule, "card">,
  { card: second }: Pick<CardRule, "card">,
  behind: number | undefined,
): boolean {
  if (behind === undefined) return false;
  if (behind === 0) return true;
  return first !== second && behind > 0 === (first === "red");
}

/** How far the second rule comes behind the first in the life of a limit of any length; nothing where that depends on the length. */
export function distance(a: Point, b: Point): number | undefined {
  const [first = 0, second = 0] = [a.threshold, b.threshold];
  if (a.metric === b.metric) return a.metric === "remaining" ? first - second : second - first;
  const isOver = (rule: Point) => rule.metric === "overdue";
  if (isOver(a) || isOver(b)) return isOver(b) ? 1 : -1;
  return undefined;
}

/** Whether some limit is looked at by both; two units but percent have none in common. */
export function shareLimits(a: CardRule, b: CardRule): boolean {
  const isApart = a.unit !== b.unit && isOfUnit(a) && isOfUnit(b);
  if (isApart) return false;
  if (a.limits === undefined || b.limits === undefined) return true;
  return a.limits.some((limit) => b.limits?.includes(limit));
}

function isOfUnit({ unit }: CardRule): boolean {
  return unit !== undefined && unit !== "percent";
}
