import type { LimitDefinition } from "../definition/limit-definition.js";
import { isWatchedCause, watchedIn } from "../definition/watched-causes.js";
import { unknown } from "../item/check/names.js";
import type { Trouble } from "../item/check/trouble.js";
import type { Item } from "../item/item.js";
import { rolesOf } from "../item/roles.js";
import type { CardRule } from "./card-rule-schema.js";
import { isOutOfOrder, shareLimits } from "./card-rule-troubles.js";
import { rungTroubles } from "./rung-troubles.js";
import { looksAt } from "./supervised.js";
import { supervisionRules } from "./supervision-rules.js";
import type { Supervision } from "./supervision-schema.js";

/**
 * What in a supervision file does not fit these items: names that none of them knows, and rules that so never or always
 * fire. The hall may have other items beside them, so that these are warnings.
 */
export function itemTroubles(supervision: Supervision, items: readonly Item[]): Trouble[] {
  const { cards, figures } = supervision;
  const departments = new Set(items.flatMap(departmentsOf));
  const roles = new Set(items.flatMap(({ file }) => [...rolesOf(file).keys()]));
  const troubles = [
    ...unknown(
      figures.flatMap(({ department: name }, index) =>
        name === undefined ? [] : [{ name, path: ["figures", index, "department"] }],
      ),
      [...departments].toSorted(),
      supervisionRules.unknownDepartment,
    ),
    ...Object.entries(cards).flatMap(([name, rule]) => [
      ...unknown(rolesIn(name, rule), [...roles].toSorted(), supervisionRules.unknownRole),
      ...(isWatchedCause(rule.metric) ? [] : limitTroubles(name, rule, items)),
    ]),
    ...orderTroubles(cards, items),
    ...rungTroubles(supervision, items),
    ...unwatched(supervision, items),
  ];
  return troubles.map((one) => ({ ...one, severity: "warning" }));
}

/** Rules over the cards of a cause that neither the items nor the cards of the file watch for, in that colour. */
function unwatched({ rules, cards }: Supervision, items: readonly Item[]): Trouble[] {
  const raised = [
    ...items.flatMap(({ file }) => Object.entries(watchedIn(file.supervision.watch))),
    ...Object.values(cards).map(({ metric, card }) => [metric, card] as const),
  ];
  return Object.entries(rules).flatMap(([name, { cause, colour }]) => {
    if (cause === undefined || !isWatchedCause(cause)) return [];
    const isRaised = raised.some(
      ([metric, card]) => metric === cause && (colour === undefined || card === colour),
    );
    const path = ["rules", name, "cause"];
    return isRaised ? [] : [{ ...supervisionRules.notWatched(cause, colour), path }];
  });
}

function departmentsOf({ file, branches }: Item): readonly string[] {
  const { department } = file.item.authority;
  return [department, ...[...branches.values()].map((branch) => branch.department)];
}

function rolesIn(rule: string, { target, notify = [] }: CardRule) {
  const at = ["cards", rule];
  return [
    ...(target === undefined ? [] : [{ name: target, path: [...at, "target"] }]),
    ...notify.map((name, index) => ({ name, path: [...at, "notify", index] })),
  ];
}

function limitTroubles(name: string, rule: CardRule, items: readonly Item[]): Trouble[] {
  const path = ["cards", name];
  const all = items.flatMap(({ limits }) => [...limits.values()]);
  const known = [...new Set(all.map((limit) => limit.name))];
  const named = (rule.limits ?? []).map((limit, index) => ({
    name: limit,
    path: [...path, "limits", index],
  }));
  const strangers = unknown(named, known, supervisionRules.unknownLimit);
  if (strangers.length > 0) return strangers;
  const seen = all.filter((limit) => looksAt(rule, limit));
  if (seen.length === 0) return [{ ...supervisionRules.noLimit(), path }];
  // A limit no longer than what the rule looks for is that short from its first day, and raises no card of it.
  return seen.every((limit) => beginsWithin(rule, limit))
    ? [{ ...supervisionRules.fromTheStart(rule.metric), path: [...path, "threshold"] }]
    : [];
}

/** Rules over what is left and over the share used, which only the length of a limit can compare. */
function orderTroubles(cards: Supervision["cards"], items: readonly Item[]): Trouble[] {
  const limits = items.flatMap((item) => [...item.limits.values()]);
  const named = Object.entries(cards).filter(([, { metric }]) => !isWatchedCause(metric));
  return named.flatMap(([name, rule], at) => {
    const other = named
      .slice(0, at)
      .find(([, before]) => limits.some((limit) => isOutOfOrderIn(limit, before, rule)));
    return other === undefined
      ? []
      : [{ ...supervisionRules.cardsContradict(other[0]), path: ["cards", name] }];
  });
}

function isOutOfOrderIn(limit: LimitDefinition, a: CardRule, b: CardRule): boolean {
  const metrics = [a.metric, b.metric].toSorted().join(" ");
  if (metrics !== "remaining used" || !shareLimits(a, b)) return false;
  if (!looksAt(a, limit) || !looksAt(b, limit)) return false;
  if (beginsWithin(a, limit) || beginsWithin(b, limit)) return false;
  return isOutOfOrder(a, b, leftAt(a, limit) - leftAt(b, limit));
}

/** How much of a limit is left when a rule fires. */
function leftAt({ metric, threshold = 0 }: CardRule, { within }: LimitDefinition): number {
  return metric === "used" ? (within.count * (100 - threshold)) / 100 : threshold;
}

/** Whether a limit has, from its first day, no more left than the rule looks for. */
function beginsWithin({ metric, threshold = 0 }: CardRule, { within }: LimitDefinition): boolean {
  return metric === "remaining" && threshold >= within.count;
}
