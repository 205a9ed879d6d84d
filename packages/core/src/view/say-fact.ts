import { assertNever, type Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { type CaseState, firstDay } from "../case/case-state.js";
import type { DeemedOutcome, Fact, FactOf, FactType } from "../case/fact.js";
import { caseEnds } from "../chart/chart.js";
import { actionKinds } from "../definition/action-kind.js";
import { sayBasis } from "../definition/basis-text.js";
import { departmentTitle, type Item } from "../item/item.js";
import { variantTitle } from "../item/variants.js";
import { branchEnds, branchResults } from "./branch-results.js";
import { cardText, cardWithdrawals } from "./card-text.js";
import { sayLookedUp } from "./certificates.js";
import { feeSayings } from "./fees.js";
import type { Said } from "./said.js";
import { sayAction } from "./say-action.js";
import { sayIncident } from "./say-incident.js";
import { limitSayings } from "./say-limit.js";
import { sayMessage } from "./say-message.js";
import { sayWhen } from "./say-need.js";
import { serviceSayings } from "./say-service.js";

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
  "action-taken": (item, state, fact) =>
    /^(send|serve)-notice$/.test(fact.kind) ? undefined : did(sayAction(item, state, fact)),
  "state-changed": untold,
  "milestone-reached": untold,
  "milestone-corrected": untold,
  deemed: (_item, _state, { outcome, effectiveOn }) => ({
    tone: "deemed",
    what: sayDeemed(outcome, effectiveOn),
  }),
  "outcome-held": (_item, _state, { rights }) =>
    flow(
      `听证权利 ${rights.join("、")} 未了结，逾期暂不视为准予`,
      `silence grants nothing yet: the right to a hearing ${rights.join(", ")} is open`,
    ),
  "document-due": untold,
  "demands-withdrawn": (item, _state, { branch, materials }) => {
    const title = branchTitle(item, branch);
    const titles = materialTitles(item, materials);
    return did({
      zh: `${title.zh}撤回补正要求：${titles.zh}`,
      en: `${title.en} no longer asks for: ${titles.en}`,
    });
  },
  "notice-sent": (item, _state, { demands }) => {
    const titles = materialTitles(
      item,
      demands.map(({ material }) => material),
    );
    return did({
      zh: `一次性告知补正：${titles.zh}`,
      en: `the one notice asks for: ${titles.en}`,
    });
  },
  "message-received": sayMessage,
  "incident-settled": sayIncident,
  ...serviceSayings,
  ...limitSayings,
  "variants-settled": (item, _state, { variants }) => {
    const titles = variants.map(({ variant }) => variantTitle(item, variant));
    return flow(
      `按${titles.map(({ zh }) => zh).join("、")}办理`,
      `handled as ${titles.map(({ en }) => en).join(", ")}`,
    );
  },
  "branches-settled": (item, _state, { needed, spared }) => {
    const parts = [
      ...needed.map((branch) => needText(item, branch, { zh: "需要办理", en: "is needed" })),
      ...spared.map(({ branch }) =>
        needText(item, branch, { zh: "无需办理", en: "is not needed" }),
      ),
    ];
    return flow(parts.map(({ zh }) => zh).join("；"), parts.map(({ en }) => en).join("; "));
  },
  "branch-opened": untold,
  "branch-done": (item, _state, { branch, result, because }) => {
    // Told with the condition when approval started.
    if (because === "condition") return undefined;
    const title = branchTitle(item, branch);
    const how = branchResults[result];
    const why = because === undefined ? { zh: "", en: "" } : branchEnds[because];
    return flow(`${title.zh}办毕：${how.zh}${why.zh}`, `${title.en} is done: ${how.en}${why.en}`);
  },
  "consent-deemed": (item, _state, { branch }) => {
    const { zh, en } = branchTitle(item, branch);
    return {
      tone: "deemed",
      what: {
        zh: `${zh}逾期未提意见，视为同意`,
        en: `${en} said nothing in time: deemed to agree`,
      },
    };
  },
  // The action says whom, and why.
  "signer-added": untold,
  "signer-removed": untold,
  "branch-returned": (item, _state, { branch, to, because }) => {
    const { zh, en } = branchTitle(item, branch);
    const where = stepTitle(item, branch, to);
    return because === undefined
      ? flow(`${zh}退回至${where.zh}`, `${en} goes back to ${where.en}`)
      : flow(
          `申请已变更，${zh}从${where.zh}重新审查`,
          `the application is another: ${en} begins again at ${where.en}`,
        );
  },
  "branch-resumed": (item, _state, { branch }) => {
    const { zh, en } = branchTitle(item, branch);
    return flow(`${zh}继续办理`, `${en} goes on`);
  },
  "act-recalled": untold,
  "branches-reopened": (item, _state, { branches, along = [], because }) => {
    if (because !== undefined) {
      const titles = branches.map((id) => branchTitle(item, id));
      return flow(
        `申请已变更，重新办理：${titles.map(({ zh }) => zh).join("、")}`,
        `the application is another, taken up again: ${titles.map(({ en }) => en).join(", ")}`,
      );
    }
    // The action says which were named.
    const titles = along.map((id) => branchTitle(item, id));
    if (titles.length === 0) return undefined;
    return flow(
      `一并重新办理：${titles.map(({ zh }) => zh).join("、")}（缺其意见则结果不定）`,
      `taken up again too, as nothing is certain without: ${titles.map(({ en }) => en).join(", ")}`,
    );
  },
  "opinions-listed": untold,
  "join-done": (_item, _state, { result }) =>
    flow(
      `各部门意见汇齐：${branchResults[result].zh}`,
      `all branches joined: ${branchResults[result].en}`,
    ),
  "procedure-opened": untold,
  "procedure-overran": untold,
  "procedure-closed": untold,
  "right-notified": untold,
  "hearing-requested": untold,
  "hearing-waived": untold,
  "right-ended": (_item, _state, { id, end }) => {
    const how = rightEnds[end];
    return flow(`听证权利 ${id} ${how.zh}`, `the right to a hearing ${id} ${how.en}`);
  },
  "hearing-invited": untold,
  "procedure-corrected": untold,
  "procedure-reopened": untold,
  "task-opened": untold,
  "task-closed": untold,
  // What was done with a task is told by the action, its consequence is not told again.
  "task-assigned": untold,
  "task-reminded": untold,
  "order-issued": untold,
  "order-answered": untold,
  "consultation-asked": untold,
  "consultation-answered": untold,
  "consultation-ended": (item, state, { id, because }) => {
    const department = state.consultations.find((one) => one.id === id)?.department;
    // Who took it back says so.
    if (department === undefined || because === "withdrawn") return undefined;
    const { zh, en } = departmentTitle(item, department);
    return flow(`无需${zh}再答复征求意见 ${id}`, `${en} need not answer ${id} any more`);
  },
  "copy-sent": untold,
  "copy-read": untold,
  "card-raised": (item, _state, { card }) => ({ tone: card.colour, what: cardText(item, card) }),
  "card-withdrawn": (item, state, { id, because }) => {
    const card = state.cards.find((one) => one.id === id);
    if (card === undefined) return undefined;
    const [text, why] = [cardText(item, card), cardWithdrawals[because]];
    return flow(`撤牌（${why.zh}）：${text.zh}`, `withdrawn (${why.en}): ${text.en}`);
  },
  ...feeSayings,
  "certificate-looked-up": sayLookedUp,
  "rating-given": untold,
  "rating-answered": untold,
  "reason-published": untold,
  "card-acted": untold,
  "case-moved": (_item, _state, { from, item, reason, authority }) =>
    flow(
      `自版本 ${from.version} 移至 ${item.version}：${reason}（${authority}）`,
      `moved from version ${from.version} to ${item.version}: ${reason} (${authority})`,
    ),
  "case-suspended": (_item, _state, { basis, excludes }) => {
    const [law, clock] = [sayBasis(basis), excludes ? clocks.stopped : clocks.running];
    return flow(`依据${law.zh}中止办理，${clock.zh}`, `suspended under ${law.en}; ${clock.en}`);
  },
  "case-resumed": untold,
  "document-corrected": untold,
  "case-closed": (_item, _state, { end, basis }) => {
    const law = basis === undefined ? undefined : sayBasis(basis);
    return flow(
      `办件终结：${caseEnds[end].zh}${law === undefined ? "" : `，依据${law.zh}`}`,
      `case closed: ${caseEnds[end].en}${law === undefined ? "" : ` under ${law.en}`}`,
    );
  },
  "case-reopened": (_item, _state) => flow("重新办理", "case reopened"),
  "outcome-withdrawn": (_item, state, { outcome, effectiveOn }) => {
    const { zh, en } = sayDeemed(outcome, firstDay(state, "receipt") ?? effectiveOn);
    return flow(`撤销：${zh}`, `taken back: ${en}`);
  },
};

const clocks = {
  stopped: { zh: "期间不计时", en: "its time is left out" },
  running: { zh: "期间照计时", en: "its time goes on" },
} as const;

/** What silence decided, in words. */
export function sayDeemed(outcome: DeemedOutcome, on: LocalDate): Text {
  switch (outcome) {
    case "deemed-accepted":
      return {
        zh: `逾期未告知，自 ${on} 收件之日起视为受理`,
        en: `no notice in time: deemed accepted as of receipt on ${on}`,
      };
    case "deemed-granted":
      return { zh: "逾期未作决定，视为准予", en: "no decision in time: deemed granted" };
    case "deemed-renewed":
      return {
        zh: `有效期届满前未作决定，自 ${on} 视为准予延续`,
        en: `no decision before the permit expired: deemed renewed as of ${on}`,
      };
    case "deemed-withdrawn":
      return { zh: "逾期未补正，视为撤回申请", en: "not answered in time: deemed withdrawn" };
    case "lapsed":
      return { zh: "逾期失效", en: "lapsed" };
    default:
      return assertNever(outcome);
  }
}

const rightEnds = {
  heard: { zh: "已经听证", en: "was heard" },
  waived: { zh: "各方均已放弃", en: "was waived by all" },
  lapsed: { zh: "逾期无人申请", en: "lapsed: nobody asked in time" },
} as const;

function materialTitles(item: Item, ids: readonly string[]): Text {
  const asked = item.file.item.materials.filter(({ id }) => ids.includes(id));
  return {
    zh: asked.map(({ title }) => title.zh).join("、"),
    en: asked.map(({ title }) => title.en).join(", "),
  };
}

function branchTitle(item: Item, branch: string): Text {
  return item.branches.get(branch)?.title ?? { zh: branch, en: branch };
}

/** Whether a case needs a branch, and the condition that says so: "fire is not needed (asked only if area ≥ 300)". */
function needText(item: Item, branch: string, how: Text): Text {
  const title = branchTitle(item, branch);
  const when = sayWhen(item.file, item.branches.get(branch)?.onlyWhen ?? "");
  return {
    zh: `${title.zh}${how.zh}（仅${when.zh}）`,
    en: `${title.en} ${how.en} (only ${when.en})`,
  };
}

function stepTitle(item: Item, branch: string, to: number | "window"): Text {
  if (to === "window") return { zh: "窗口", en: "the window" };
  const step = item.branches.get(branch)?.steps[to]?.step ?? "handle";
  const { zh, en } = actionKinds[step];
  return { zh: `“${zh}”`, en: `"${en}"` };
}

function did(what: Text): Said {
  return { tone: "action", what, by: true };
}

function flow(zh: string, en: string): Said {
  return { tone: "flow", what: { zh, en } };
}
