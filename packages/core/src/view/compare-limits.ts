import type { Text } from "@banjian/base";
import type { Allowance } from "../definition/allowance.js";
import { sayAllowance } from "../definition/allowance.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Item } from "../item/item.js";
import { describeLimit } from "./describe-limit.js";
import { changed, compareNamed, type ItemChange, plain, type Reader } from "./item-change.js";

/** How the limits of two versions of an item differ: their lengths first of all. */
export function compareLimits(before: Item, after: Item): ItemChange[] {
  return compareNamed(before.limits, after.limits, {
    gone: (limit) => ({
      readers: readersOf(limit),
      what: limitText(limit, { zh: "取消期限", en: "no longer a limit" }),
    }),
    come: (limit) => ({
      readers: readersOf(limit),
      what: limitText(limit, { zh: "新增期限", en: "a new limit" }),
    }),
    both: (one, other) => compareLimit([before, one], [after, other]),
  });
}

type Side = readonly [Item, LimitDefinition];

function compareLimit([before, one]: Side, [after, other]: Side): ItemChange[] {
  const readers = readersOf(other);
  const [was, is] = [describeLimit(before, one), describeLimit(after, other)];
  const named = (part: Text): Text => ({
    zh: `${is.title.zh}的${part.zh}`,
    en: `${is.title.en}, ${part.en}`,
  });
  const rungs = (limit: LimitDefinition) =>
    limit.rungs === undefined ? undefined : plain(JSON.stringify(limit.rungs));
  return [
    ...lengthChanges(one, other, is.owner),
    ...changed(["supervisor"], { zh: "期限名称", en: "title of a limit" }, was.title, is.title),
    ...changed(readers, named({ zh: "起止", en: "from and to" }), was.period, is.period),
    ...changed(["clerk", "supervisor"], named({ zh: "责任人", en: "owner" }), was.owner, is.owner),
    ...changed(readers, named({ zh: "延长", en: "extension" }), was.extension, is.extension),
    ...changed(readers, named({ zh: "变更", en: "changes" }), was.changes, is.changes),
    ...changed(readers, named({ zh: "不计时", en: "time left out" }), was.excluded, is.excluded),
    ...changed(readers, named({ zh: "届满后果", en: "outcome" }), was.outcome, is.outcome),
    ...changed(["supervisor"], named({ zh: "依据", en: "basis" }), was.basis, is.basis),
    ...changed(
      ["supervisor"],
      named({ zh: "提醒和亮牌", en: "warnings and cards" }),
      rungs(one),
      rungs(other),
    ),
  ];
}

/** Told to applicants as it is, to clerks with whose duty it is, to supervisors with what becomes of the cards. */
function lengthChanges(before: LimitDefinition, after: LimitDefinition, owner: Text): ItemChange[] {
  const [was, is] = [sayAllowance(before.within), sayAllowance(after.within)];
  if (was.zh === is.zh) return [];
  const by = difference(before.within, after.within);
  const what = {
    zh: `${after.title.zh}由${was.zh}改为${is.zh}${by.zh}`,
    en: `the ${after.title.en} changes from ${was.en} to ${is.en}${by.en}`,
  };
  const duty = { zh: `${owner.zh}负责的${what.zh}`, en: `${what.en} (duty of the ${owner.en})` };
  const cards = after.judged
    ? { zh: `${what.zh}，黄牌、红牌随之改变`, en: `${what.en}, and its cards move with it` }
    : what;
  const told: Readonly<Record<Reader, Text>> = { applicant: what, clerk: duty, supervisor: cards };
  return readersOf(after).map((reader) => ({ readers: [reader], what: told[reader] }));
}

function difference(before: Allowance, after: Allowance): Text {
  if (before.unit !== after.unit) return { zh: "（计算单位改变）", en: " (counted otherwise)" };
  const by = sayAllowance({ ...after, count: Math.abs(after.count - before.count) });
  return after.count < before.count
    ? { zh: `，缩短${by.zh}`, en: `: ${by.en} less` }
    : { zh: `，延长${by.zh}`, en: `: ${by.en} more` };
}

function limitText({ title, within }: LimitDefinition, what: Text): Text {
  const long = sayAllowance(within);
  return { zh: `${what.zh}：${title.zh} ${long.zh}`, en: `${what.en}: ${title.en}, ${long.en}` };
}

/** A department's own limit is no matter for applicants; every other one shows in their dates. */
function readersOf({ branch }: LimitDefinition): readonly Reader[] {
  return branch === undefined ? ["applicant", "clerk", "supervisor"] : ["clerk", "supervisor"];
}
