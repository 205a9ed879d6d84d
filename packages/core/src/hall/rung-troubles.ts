import type { LimitDefinition } from "../definition/limit-definition.js";
import { isWatchedCause } from "../definition/watched-causes.js";
import type { Trouble } from "../item/check/trouble.js";
import type { Item } from "../item/item.js";
import {
  cardPresets,
  isOver,
  isRemaining,
  isUsed,
  type Rung,
  rungsOf,
} from "../supervision/rungs.js";
import type { CardRule } from "./card-rule-schema.js";
import { distance, isOutOfOrder } from "./card-rule-troubles.js";
import { looksAt } from "./supervised.js";
import { supervisionRules } from "./supervision-rules.js";
import type { Supervision } from "./supervision-schema.js";

/** A card that is raised without a rule of the hall, by a preset or by the rungs that a limit writes. */
type Raised = Pick<CardRule, "metric" | "threshold" | "card">;

/**
 * Rules that do not fit what the preset of the file raises beside them. Limits that write rungs of their own have no preset,
 * so that these are warnings; with items the limits themselves are looked at.
 */
export function presetTroubles({ preset, cards }: Supervision): Trouble[] {
  if (preset === undefined) return [];
  const raised = cardPresets[preset].flatMap(raisedBy);
  return timeRules(cards).flatMap(([name, rule]) => {
    const isJudged = (rule.limits ?? ["promised"]).some(isNamedAsJudged);
    return isJudged && raised.some((one) => contradicts(rule, one))
      ? [doubt(name, { preset })]
      : [];
  });
}

/** Rules that do not fit the cards that these items raise of the same limits without them. */
export function rungTroubles({ preset, cards }: Supervision, items: readonly Item[]): Trouble[] {
  const all = items.flatMap(({ code, file, limits }) => {
    const named = preset ?? file.supervision.preset;
    return [...limits.values()].map((limit) => {
      const of = {
        ...(limit.rungs === undefined ? { preset: named } : {}),
        in: `${code}/${limit.name}`,
      };
      return { limit, of, raised: rungsOf(limit, named).flatMap(raisedBy) };
    });
  });
  return timeRules(cards).flatMap(([name, rule]) => {
    const found = all.find(
      ({ limit, raised }) =>
        looksAt(rule, limit) && raised.some((one) => contradicts(rule, one, limit)),
    );
    return found === undefined ? [] : [doubt(name, found.of)];
  });
}

function doubt(name: string, of: Parameters<typeof supervisionRules.rungContradicts>[0]): Trouble {
  const path = ["cards", name, "threshold"];
  return { ...supervisionRules.rungContradicts(of), path, severity: "warning" };
}

// What compares nothing is a finding of its own.
function timeRules(cards: Supervision["cards"]) {
  return Object.entries(cards).filter(
    ([, { metric, threshold }]) => !isWatchedCause(metric) && threshold !== undefined,
  );
}

function isNamedAsJudged(limit: string): boolean {
  return limit === "promised" || limit === "statutory" || limit.startsWith("branch:");
}

function raisedBy({ when, does }: Rung): Raised[] {
  if (does !== "yellow" && does !== "red") return [];
  if (isOver(when)) return [{ metric: "overdue", threshold: when.overdue, card: does }];
  if (isUsed(when)) return [{ metric: "used", threshold: when.used, card: does }];
  return isRemaining(when) ? [{ metric: "remaining", threshold: when.remaining, card: does }] : [];
}

/** Whether both raise a card at one point, or the red one before the yellow; the same card of both is the hall's. */
function contradicts(rule: CardRule, raised: Raised, limit?: LimitDefinition): boolean {
  const { metric, threshold, card } = raised;
  if (rule.metric === metric && rule.threshold === threshold && rule.card === card) return false;
  return isOutOfOrder(rule, raised, distance(rule, raised) ?? apart(rule, raised, limit));
}

function apart(rule: CardRule, raised: Raised, limit: LimitDefinition | undefined) {
  if (limit === undefined || /months|years/.test(limit.within.unit)) return undefined;
  const { count } = limit.within;
  const left = ({ metric, threshold = 0 }: Raised) =>
    metric === "used" ? (count * (100 - threshold)) / 100 : threshold;
  return left(rule) - left(raised);
}
