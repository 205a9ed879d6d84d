import {
  type ActionKind,
  type CaseState,
  type ChartTransition,
  type Item,
  type PersonalArrow,
  personalArrows,
  writeAllowance,
} from "@banjian/core";
import { completionOf, firstWay } from "../completion-of.js";
import { inspectorsOf } from "../inspectors-of.js";
import { paymentsOf, till } from "../payments-of.js";
import { consultationAskings } from "./consultation-askings.js";
import { hasBegun } from "./has-begun.js";
import { hearingAskings, isHearing, rightsIn } from "./hearing-askings.js";
import { type Asking, playerOf, type Standing } from "./player.js";

const reason = "试走";

// Announced by nobody's rule: long enough to matter.
const ownLength = "10 business-days";

type Say = (
  item: Item,
  state: CaseState,
  arrow: PersonalArrow,
) => readonly Readonly<Record<string, unknown>>[];

const nothing: Say = () => [{}];
// They do not change where a case can go, and would only multiply the ways.
const leftOut: Say = () => [];

/** What can be said with each kind of action, one alternative for each way it can go on. */
const alternatives: { readonly [Kind in ActionKind]: Say } = {
  "save-draft": leftOut,
  submit: nothing,
  "pre-accept": (item, _state, { outcome }) =>
    outcome === "passed"
      ? [{ result: "passed" }]
      : outcome === "failed"
        ? [{ result: "failed", reason }]
        : firstMaterial(item).map((materials) => ({
            result: "needs-supplement",
            materials,
            reason,
          })),
  receive: leftOut,
  "correct-on-spot": leftOut,
  "confirm-materials": leftOut,
  "request-supplement": (item, state, { branch }) =>
    branch === undefined && state.demands.length === 0
      ? firstMaterial(item).map((materials) => ({ materials, reason }))
      : [],
  "send-notice": nothing,
  supplement: (_item, state) => [
    { materials: (state.notices.at(-1)?.missing ?? []).map((id) => ({ id, name: id })) },
  ],
  accept: nothing,
  "refuse-acceptance": () => [{ because: "not-competent", reason }],
  forward: () => [{ to: "另一机关", reason }],
  handle: opinions,
  review: opinions,
  approve: opinions,
  sign: leftOut,
  "add-signer": leftOut,
  "remove-signer": leftOut,
  return: leftOut,
  "answer-return": () => [{ answer: reason }],
  recall: leftOut,
  "reopen-branches": leftOut,
  "open-procedure": (item, state, { branch = "" }) =>
    // One in a branch: opened again and again, a case would go on for ever.
    hasBegun(state, branch)
      ? []
      : [...item.procedures].map(([procedure, { within }]) => ({
          procedure,
          reason,
          length: within === undefined ? ownLength : writeAllowance(within),
        })),
  "close-procedure": (item, state, { branch }) =>
    Object.values(state.procedures)
      .filter((one) => one.branches.includes(branch ?? "") && one.closedOn === undefined)
      .filter(({ procedure }) => !isHearing(item, procedure))
      .map(({ id, procedure }) => ({ id, result: reason, ...inspectorsOf(item, procedure) })),
  extend: (item, state) =>
    Object.values(state.limits)
      .filter(({ key, status }) => status === "running" && item.limits.get(key)?.extend)
      .map(({ key }) => ({ limit: key, reason })),
  grant: nothing,
  deny: () => [{ reason }],
  complete: (item, state) => [completionOf(item, state, "1")],
  deliver: (item) => [firstWay(item)],
  collect: (item) => [{ collector: "申请人", ...firstWay(item) }],
  withdraw: nothing,
  "issue-document": leftOut,
  correct: leftOut,
  reopen: leftOut,
  suspend: leftOut,
  resume: leftOut,
  terminate: leftOut,
  void: leftOut,
  amend: leftOut,
  advance: nothing,
  claim: leftOut,
  release: leftOut,
  transfer: leftOut,
  delegate: leftOut,
  remind: leftOut,
  "order-supervision": leftOut,
  "answer-order": leftOut,
  consult: leftOut,
  "answer-consultation": leftOut,
  "withdraw-consultation": leftOut,
  "fetch-certificate": leftOut,
  "order-fee": leftOut,
  "record-payment": leftOut,
  "waive-fee": leftOut,
  "record-refund": leftOut,
  "publish-reason": leftOut,
  "notify-card": leftOut,
  "answer-card": leftOut,
  "appeal-card": leftOut,
  "correct-card": leftOut,
  "supervise-card": leftOut,
  "withdraw-card": leftOut,
  "confirm-card": leftOut,
  "record-visit": leftOut,
  rate: leftOut,
  "answer-rating": leftOut,
  "choose-service": leftOut,
  "serve-notice": leftOut,
  copy: leftOut,
  "acknowledge-copy": leftOut,
  comment: leftOut,
  "notify-right": (item, state, { branch = "" }) => rightsIn(item, state, branch),
  "invite-hearing": leftOut,
  "request-hearing": leftOut,
  "waive-hearing": leftOut,
  "state-opinion": leftOut,
};

// Only the step whose turn it is; the last opinion of a branch is its result, those before it are advice.
function opinions(
  item: Item,
  state: CaseState,
  { branch = "", step }: PersonalArrow,
): readonly Readonly<Record<string, unknown>>[] {
  const next = state.branches[branch]?.next ?? 0;
  const steps = item.branches.get(branch)?.steps ?? [];
  if (steps[next]?.step !== step) return [];
  return next + 1 === steps.length ? [{}, { agree: false, opinion: reason }] : [{}];
}

function firstMaterial({ file }: Item): (readonly string[])[] {
  const first = file.item.materials.find(({ source }) => source === "applicant");
  return first === undefined ? [] : [[first.id]];
}

/** Whether an exploration tries an arrow at all: what changes nothing of where a case can go, and what a department asks that the window can ask, are left out. */
export function isTried({ kind, branch }: ChartTransition): boolean {
  if (kind === "request-supplement" && branch !== undefined) return false;
  const say = (alternatives as Readonly<Record<string, Say>>)[kind];
  return kind !== "expired" && say !== leftOut;
}

/** Everything that persons could ask for where a case stands; whether it is granted is for the core to say. */
export function askingsIn(standing: Standing): Asking[] {
  const { item, state } = standing;
  const charted = personalArrows(item, state).flatMap((arrow) => {
    const { action, kind, branch } = arrow;
    const by = playerOf(item, arrow, arrow.step === undefined ? "" : turnIn(state, branch));
    return alternatives[kind](item, state, arrow).map((said) => ({
      action,
      by,
      ...(branch === undefined ? {} : { branch }),
      ...(Object.keys(said).length === 0 ? {} : { payload: said }),
    }));
  });
  const payments = paymentsOf(item, state).slice(0, 1);
  const paying = payments.map((payload) => ({ action: "record-payment", by: till, payload }));
  return [
    ...charted,
    ...returnsIn(item, state),
    ...hearingAskings(standing),
    ...consultationAskings(item, state),
    ...paying,
  ];
}

/** Whose turn it is in a branch: the number of the step, and of who signs it. */
function turnIn({ branches }: CaseState, branch = ""): string {
  const { next = 0, opinions: said = [] } = branches[branch] ?? {};
  const signed = said.filter(({ at, void: gone }) => at === next && !gone).length;
  return [next, signed].filter((number) => number > 0).join("-");
}

// To the window and back leads on from where it was: once between two opinions is as good as often.
function returnsIn(item: Item, { branches }: CaseState): Asking[] {
  if (!item.approval?.returns.window) return [];
  return Object.entries(branches).flatMap(([branch, { next, result, returnedOn, last }]) => {
    const step = item.branches.get(branch)?.steps[next];
    const isBack = last?.found.returnedOn !== undefined;
    if (step === undefined || result !== undefined || returnedOn !== undefined || isBack) return [];
    const by = playerOf(item, { action: "return", kind: "return", branch, by: step.by });
    return [{ action: "return", by, branch, payload: { to: "window", reason } }];
  });
}
