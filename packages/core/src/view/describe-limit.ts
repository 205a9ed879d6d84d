import type { Text } from "@banjian/base";
import { sayAllowance } from "../definition/allowance.js";
import { sayBasis } from "../definition/basis-text.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { expiryOutcomes } from "../definition/limit-schema.js";
import type { Moment } from "../definition/moment.js";
import type { Item } from "../item/item.js";
import { rolesOf } from "../item/roles.js";
import { branchResults } from "./branch-results.js";
import { sayMoment } from "./say-moment.js";
import { sayChanges, sayOwnLimit } from "./say-own-limit.js";

/** What a limit of an item says, in words; a part is missing where the limit does not have it. */
export type LimitDescription = {
  readonly title: Text;
  readonly within: Text;
  /** From when to when: "受理 → 作出决定". */
  readonly period: Text;
  readonly owner: Text;
  readonly changes?: Text;
  /** How long it is in each variant that has its own: "告知承诺：3个工作日". */
  readonly variants?: Text;
  readonly extension?: Text;
  readonly excluded?: Text;
  readonly outcome?: Text;
  readonly basis?: Text;
};

/** A limit in words, for a guide, a picture, or a comparison of two versions. */
export function describeLimit(item: Item, limit: LimitDefinition): LimitDescription {
  const { title, within, extend, onExpiry, becomes, basis } = limit;
  return {
    title,
    within: sayAllowance(within),
    period: periodOf(item, limit),
    owner: roleTitle(item, limit.owner),
    ...(becomes.length === 0 ? {} : { changes: sayChanges(item, becomes) }),
    ...variantsText(item, limit),
    ...(extend === undefined ? {} : { extension: extensionText(item, extend) }),
    ...excludedText(item, limit),
    ...(onExpiry.outcome === "overdue" ? {} : { outcome: outcomeText(item, onExpiry) }),
    ...(basis === undefined ? {} : { basis: joined(basis.map(sayBasis), "；", "; ") }),
  };
}

function periodOf(item: Item, { starts, ends, branch }: LimitDefinition): Text {
  if (branch !== undefined) return { zh: "部门开始办理 → 办毕", en: "start → end of its work" };
  const inside = stateBetween(starts, ends);
  if (inside !== undefined) return around("在“", stateTitle(item, inside), "”期间", "while in ");
  const of = (moments: readonly Moment[]) =>
    joined(
      moments.map((one) => sayMoment(item, one)),
      "或",
      " or ",
    );
  const [from, to] = [of(starts), of(ends)];
  if (starts.length === 0) return { zh: "受理后补齐", en: "after acceptance" };
  return { zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` };
}

/** The state that a limit runs in from beginning to end, if that is what it does. */
function stateBetween([from]: readonly Moment[], [to, ...others]: readonly Moment[]) {
  if (typeof from !== "object" || typeof to !== "object" || others.length > 0) return undefined;
  return "enters" in from && "leaves" in to && from.enters === to.leaves ? from.enters : undefined;
}

function variantsText(item: Item, limit: LimitDefinition): { readonly variants?: Text } {
  const said = Object.values(item.file.variants).flatMap(({ title, limits }) => {
    const own = Object.hasOwn(limits, limit.name) ? limits[limit.name] : undefined;
    if (own === undefined) return [];
    const long = sayOwnLimit(item, limit, own);
    return [{ zh: `${title.zh}：${long.zh}`, en: `${title.en}: ${long.en}` }];
  });
  return said.length === 0 ? {} : { variants: joined(said, "；", "; ") };
}

function extensionText(item: Item, extend: NonNullable<LimitDefinition["extend"]>): Text {
  const [by, who] = [sayAllowance(extend.by), roleTitle(item, extend.approver)];
  const times = {
    zh: extend.times === 1 ? "一次" : ` ${extend.times} 次`,
    en: extend.times === 1 ? "once" : `${extend.times} times`,
  };
  return {
    zh: `经${who.zh}批准可延长${times.zh}，${by.zh}`,
    en: `may be extended ${times.en} by ${by.en}, approved by the ${who.en}`,
  };
}

/** Whose time it leaves out: that of procedures, and that of the states in which it stands still. */
function excludedText(
  item: Item,
  { excludedIn, excludedWhile }: LimitDefinition,
): Pick<LimitDescription, "excluded"> {
  const procedures = [...item.procedures.values()].filter((one) => one.excludes);
  const named = [
    ...(excludedIn === "nothing" ? [] : procedures.map(({ title }) => title)),
    ...excludedWhile.map((state) => around("“", stateTitle(item, state), "”", "")),
  ];
  if (named.length === 0) return {};
  const { zh, en } = joined(named, "、", ", ");
  return {
    excluded: { zh: `${zh}所需时间不计算在内`, en: `the time of ${en} is not counted` },
  };
}

function outcomeText(item: Item, { outcome, to }: LimitDefinition["onExpiry"]): Text {
  const said = outcome === "deemed-agreed" ? branchResults[outcome] : expiryOutcomes[outcome];
  if (to === undefined) return { zh: `届满：${said.zh}`, en: `when it runs out: ${said.en}` };
  const state = stateTitle(item, to);
  return {
    zh: `届满：${said.zh}，进入“${state.zh}”`,
    en: `when it runs out: ${said.en}, then ${state.en}`,
  };
}

function stateTitle(item: Item, name: string): Text {
  return item.chart.states[name]?.title ?? same(name);
}

function roleTitle(item: Item, role: string): Text {
  return rolesOf(item.file).get(role) ?? same(role);
}

function around(before: string, { zh, en }: Text, after: string, english: string): Text {
  return { zh: `${before}${zh}${after}`, en: `${english}${en}` };
}

function joined(texts: readonly Text[], zh: string, en: string): Text {
  return { zh: texts.map((one) => one.zh).join(zh), en: texts.map((one) => one.en).join(en) };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
