import type { LimitDefinition } from "../definition/limit-definition.js";
import { isWatchedCause } from "../definition/watched-causes.js";
import { unknown } from "../item/check/names.js";
import type { Trouble } from "../item/check/trouble.js";
import type { Item } from "../item/item.js";
import { rolesOf } from "../item/roles.js";
import type { CardRule } from "./card-rule-schema.js";
import { looksAt } from "./supervised.js";
import { supervisionRules } from "./supervision-rules.js";
import type { Supervision } from "./supervision-schema.js";

/**
 * What in a supervision file does not fit these items: names that none of them knows, and rules that so never or always
 * fire. The hall may have other items beside them, so that these are warnings.
 */
export function itemTroubles({ cards, figures }: Supervision, items: readonly Item[]): Trouble[] {
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
  ];
  return troubles.map((one) => ({ ...one, severity: "warning" }));
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
  return seen.every((limit) => beginsWithin(rule, limit))
    ? [{ ...supervisionRules.always(rule.metric), path: [...path, "threshold"] }]
    : [];
}

/** Whether a limit has, from its first day, no more left than the rule looks for. */
function beginsWithin({ metric, threshold = 0 }: CardRule, { within }: LimitDefinition): boolean {
  return metric === "remaining" && threshold >= within.count;
}
