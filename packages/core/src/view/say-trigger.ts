import type { Text } from "@banjian/base";
import type { Fact, FactOf } from "../case/fact.js";
import { procedureResult } from "../case/procedure.js";
import { caseEnds, valueTitle } from "../chart/chart.js";
import { actionKinds } from "../definition/action-kind.js";
import { milestoneTitle } from "../definition/decision-words.js";
import type { Item } from "../item/item.js";
import { limitTitle } from "../item/limit-of.js";
import { sayDeemed } from "./say-fact.js";

/** The facts that can make a limit move. */
type Trigger = Extract<
  Fact,
  {
    type:
      | "action-taken"
      | "state-changed"
      | "milestone-reached"
      | "milestone-corrected"
      | "deemed"
      | "branch-opened"
      | "branch-done"
      | "procedure-opened"
      | "procedure-closed"
      | "procedure-overran"
      | "case-closed"
      | "case-reopened"
      | "outcome-withdrawn"
      | "limit-breached"
      | "limit-ended";
  }
>;

type Say<Type extends Trigger["type"]> = (
  item: Item,
  fact: FactOf<Type>,
  before: readonly Fact[],
) => Text | undefined;

/** What made a limit move: the nearest fact before it that could have; `before` ends with that which is asked about. */
export function sayTrigger(item: Item, limit: string, before: readonly Fact[]): Text | undefined {
  for (let index = before.length - 1; index >= 0; index--) {
    const fact = before[index];
    if (fact === undefined || !isTrigger(fact) || isOwn(fact, limit)) continue;
    const say = sayings[fact.type] as Say<Trigger["type"]>;
    const said = say(item, fact, before.slice(0, index));
    if (said !== undefined) return said;
  }
  return undefined;
}

function isTrigger(fact: Fact): fact is Trigger {
  return Object.hasOwn(sayings, fact.type);
}

// What became of the limit itself did not set it off.
function isOwn(fact: Trigger, limit: string): boolean {
  return "limit" in fact && fact.type !== "deemed" && fact.limit === limit;
}

const sayings: { readonly [Type in Trigger["type"]]: Say<Type> } = {
  "action-taken": (_item, { kind, payload }) => {
    const { zh, en } = actionKinds[kind];
    const { reason } = payload;
    return typeof reason === "string"
      ? { zh: `${zh}：${reason}`, en: `${en}: ${reason}` }
      : { zh, en };
  },
  "state-changed": (item, { value }) => {
    const { zh, en } = valueTitle(item.chart, value);
    return { zh: `进入“${zh}”`, en: `enters ${en}` };
  },
  "milestone-reached": (item, { milestone, deemed }) => {
    const { zh, en } = milestoneTitle(item.file.item.type, milestone);
    return deemed ? { zh: `逾期，视为${zh}`, en: `${en} by silence` } : { zh, en };
  },
  // The action that corrected it says why.
  "milestone-corrected": () => undefined,
  deemed: (_item, { outcome, effectiveOn }) => sayDeemed(outcome, effectiveOn),
  "branch-opened": (item, { branch }) => {
    const { title, after } = item.branches.get(branch) ?? { title: same(branch) };
    if (after === undefined) return { zh: "分支开始办理", en: "the branch is opened" };
    const first = item.branches.get(after)?.title ?? same(after);
    return {
      zh: `${first.zh}办毕，${title.zh}开始办理`,
      en: `${first.en} is done and ${title.en} is opened`,
    };
  },
  "branch-done": (item, { branch }) => {
    const { zh, en } = item.branches.get(branch)?.title ?? same(branch);
    return { zh: `${zh}办毕`, en: `${en} is done` };
  },
  "procedure-opened": (item, { procedure, reason }) => {
    const { zh, en } = item.procedures.get(procedure)?.title ?? same(procedure);
    return { zh: `${zh}：${reason}`, en: `${en}: ${reason}` };
  },
  "procedure-overran": (item, { id }, before) => {
    const { zh, en } = procedureTitle(item, id, before);
    return { zh: `${zh}超过告知的时间`, en: `${en} is past its announced length` };
  },
  "procedure-closed": (item, { id, result }, before) => {
    const [title, came] = [procedureTitle(item, id, before), procedureResult(result)];
    return { zh: `${title.zh}结束：${came.zh}`, en: `end of ${title.en}: ${came.en}` };
  },
  "case-closed": (_item, { end }) => ({
    zh: `办件终结：${caseEnds[end].zh}`,
    en: `case closed: ${caseEnds[end].en}`,
  }),
  // The action says why.
  "case-reopened": () => undefined,
  "outcome-withdrawn": () => undefined,
  "limit-breached": (item, fact) => ranOut(item, fact),
  // A limit that was met sets nothing off by itself; what met it does.
  "limit-ended": (item, fact) => (fact.outcome === "passed" ? ranOut(item, fact) : undefined),
};

function procedureTitle(item: Item, id: string, before: readonly Fact[]): Text {
  const opened = before.find((fact) => fact.type === "procedure-opened" && fact.id === id);
  const procedure = opened?.type === "procedure-opened" ? opened.procedure : id;
  return item.procedures.get(procedure)?.title ?? same(procedure);
}

function ranOut(item: Item, { limit }: { readonly limit: string }): Text {
  const { zh, en } = limitTitle(item, limit, undefined);
  return { zh: `${zh}届满`, en: `${en} ran out` };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
