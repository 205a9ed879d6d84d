import type { HallRule } from "../definition/hall-rule.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { WrittenRung } from "../definition/limit-schema.js";
import { isWatchedCause, type WatchedCause } from "../definition/watched-causes.js";
import type { Item } from "../item/item.js";
import type { CardRule } from "./card-rule-schema.js";
import type { Supervision } from "./supervision-schema.js";

type Named = readonly [string, CardRule];

/**
 * An item as a hall supervises it: the rungs of its limits and the deeds that raise cards are its own and the hall's. Of two
 * that would raise the same card the hall's counts, which says who is told. The version stays the same.
 */
export function supervised(
  item: Item,
  { preset, cards }: Pick<Supervision, "preset" | "cards">,
): Item {
  const { file } = item;
  const rules = Object.entries(cards);
  const deeds = rules.flatMap(([name, rule]): [WatchedCause, CardRule["card"], HallRule][] =>
    isWatchedCause(rule.metric) ? [[rule.metric, rule.card, ruleOf([name, rule])]] : [],
  );
  const watch = Object.fromEntries(deeds.map(([cause, card]) => [cause, card]));
  return {
    ...item,
    file: {
      ...file,
      supervision: {
        ...file.supervision,
        preset: preset ?? file.supervision.preset,
        watch: { ...file.supervision.watch, ...watch },
      },
    },
    limits: new Map([...item.limits].map(([name, limit]) => [name, withRungs(limit, rules)])),
    watchedBy: Object.fromEntries(deeds.map(([cause, , rule]) => [cause, rule])),
  };
}

/** Whether a rule looks at a limit: one that it names, else every one that is judged; in its unit. */
export function looksAt({ unit, limits }: CardRule, limit: LimitDefinition): boolean {
  const isOurs = limits?.includes(limit.name) ?? limit.judged;
  return isOurs && (unit === undefined || unit === "percent" || unit === limit.within.unit);
}

function ruleOf([name, { target, notify }]: Named): HallRule {
  return { name, target, notify };
}

function withRungs(limit: LimitDefinition, rules: readonly Named[]): LimitDefinition {
  const more = rules.flatMap(([name, rule]) => {
    const { metric, card: does, threshold = 0 } = rule;
    if (isWatchedCause(metric) || !looksAt(rule, limit)) return [];
    return [{ at: pointOf(metric, threshold), does, rule: ruleOf([name, rule]) }];
  });
  return more.length === 0 ? limit : { ...limit, more };
}

function pointOf(metric: "remaining" | "overdue" | "used", threshold: number): WrittenRung["at"] {
  if (metric === "used") return { used: threshold };
  return metric === "remaining" ? { left: threshold } : { over: threshold };
}
