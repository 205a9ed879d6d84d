import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactOf, FactType } from "../case/fact.js";
import { caseEnds } from "../chart/chart.js";
import type { Item } from "../item/item.js";
import { cardText } from "./card-text.js";
import type { Said } from "./said.js";
import { sayAction } from "./say-action.js";
import { sayLimit } from "./say-limit.js";

type Say<Type extends FactType> = (
  item: Item,
  state: CaseState,
  fact: FactOf<Type>,
) => Said | undefined;

/** A fact in words, or undefined for bookkeeping that another line already tells. `state` is the case after the fact. */
export function sayFact(item: Item, state: CaseState, fact: Fact): Said | undefined {
  const say = sayings[fact.type] as Say<FactType>;
  return say(item, state, fact);
}

const untold = () => undefined;

const sayings: { readonly [Type in FactType]: Say<Type> } = {
  "case-opened": (_item, _state, { applicant, channel }) =>
    flow(
      `${applicant.name}的申请，${channel === "online" ? "网上" : "窗口"}`,
      `application of ${applicant.name}, ${channel === "online" ? "online" : "at the window"}`,
    ),
  // What the notice says stands in its own fact.
  "action-taken": (item, _state, fact) =>
    fact.kind === "send-notice" ? undefined : did(sayAction(item, fact)),
  "state-changed": untold,
  "milestone-reached": untold,
  deemed: (_item, _state, { outcome, effectiveOn }) => ({
    tone: "deemed",
    what:
      outcome === "deemed-accepted"
        ? {
            zh: `逾期未告知，自 ${effectiveOn} 收件之日起视为受理`,
            en: `no notice in time: deemed accepted as of receipt on ${effectiveOn}`,
          }
        : { zh: "逾期未补正，视为撤回申请", en: "not supplemented in time: deemed withdrawn" },
  }),
  "notice-sent": (item, _state, { demands }) => {
    const titles = item.file.item.materials.filter(({ id }) =>
      demands.some(({ material }) => material === id),
    );
    return did({
      zh: `一次性告知补正：${titles.map(({ title }) => title.zh).join("、")}`,
      en: `the one notice asks for: ${titles.map(({ title }) => title.en).join(", ")}`,
    });
  },
  "limit-started": sayLimit,
  "limit-excluded": sayLimit,
  "limit-resumed": sayLimit,
  "limit-extended": sayLimit,
  "limit-warned": sayLimit,
  "limit-breached": sayLimit,
  "limit-ended": sayLimit,
  "branch-opened": untold,
  "branch-done": (item, _state, { branch, result }) => {
    const title = item.branches.get(branch)?.title ?? { zh: branch, en: branch };
    const how = results[result];
    return flow(`${title.zh}办毕：${how.zh}`, `${title.en} is done: ${how.en}`);
  },
  "join-done": (_item, _state, { result }) =>
    flow(`各部门意见汇齐：${results[result].zh}`, `all branches joined: ${results[result].en}`),
  "procedure-opened": untold,
  "procedure-closed": untold,
  "task-opened": untold,
  "task-closed": untold,
  "card-raised": (item, _state, { card }) => ({ tone: card.colour, what: cardText(item, card) }),
  "case-closed": (_item, _state, { end }) =>
    flow(`办件终结：${caseEnds[end].zh}`, `case closed: ${caseEnds[end].en}`),
};

const results = {
  agreed: { zh: "同意", en: "agreed" },
  refused: { zh: "不同意", en: "refused" },
  "not-needed": { zh: "无需办理", en: "not needed" },
} as const;

function did(what: Text): Said {
  return { tone: "action", what, by: true };
}

function flow(zh: string, en: string): Said {
  return { tone: "flow", what: { zh, en } };
}
