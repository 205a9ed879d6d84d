import type { Text } from "@banjian/base";
import type { ActionKind, StepKind } from "../definition/action-kind.js";
import type { ApprovalState, StageName, State } from "../definition/flow-schema.js";
import { type ChartSignal, type ChartState, type ChartTransition, eventKey } from "./chart.js";

/** The titles of the stages and of what is inside them, where an item gives none. */
const titles = {
  submission: { zh: "申办", en: "submission" },
  draft: { zh: "草稿", en: "draft" },
  "pre-acceptance": { zh: "网上预受理", en: "pre-acceptance" },
  checking: { zh: "审查材料", en: "checking materials" },
  waiting: { zh: "待补正", en: "waiting for the applicant" },
  acceptance: { zh: "受理", en: "acceptance" },
  approval: { zh: "审批", en: "approval" },
  branches: { zh: "部门审批", en: "departments at work" },
  "branch-waiting": { zh: "等待前置", en: "waiting for its predecessor" },
  "branch-open": { zh: "办理中", en: "at work" },
  "branch-returned": { zh: "已退回窗口", en: "with the window" },
  "branch-done": { zh: "已办毕", en: "done" },
  deciding: { zh: "待决定", en: "to be decided" },
  completion: { zh: "办结", en: "completion" },
  issuing: { zh: "制证办结", en: "issuing" },
  collection: { zh: "领取", en: "collection" },
  ready: { zh: "待领取", en: "ready to collect" },
} as const satisfies Record<string, Text>;

type Arrow = Omit<ChartTransition, "action" | "by"> & { by?: readonly string[] };
type On = Readonly<Record<string, ChartTransition>>;
type Stage = Exclude<State, { use?: undefined }>;
type StageOf<Name extends StageName> = Extract<Stage, { use: Name }>;

/** What an approval needs of its branches to become regions. */
export type RegionPlan = {
  readonly id: string;
  readonly title: Text;
  readonly waits: boolean;
  /** Whether its steps but the last may be taken while it waits. */
  readonly ahead: boolean;
  readonly steps: readonly { readonly step: StepKind; readonly by: readonly string[] }[];
};

/** What the stages of one item must know of each other. */
export type StagePlan = {
  readonly regions: readonly RegionPlan[];
  /** Where silence during the completeness window leads: past acceptance, where the item has that stage. */
  readonly deemedAccepted?: string;
  /** What silence can decide in place of the authority. */
  readonly silence: readonly ("deemed-granted" | "deemed-renewed")[];
  /** Where a renewal by silence leads that comes before acceptance: the permit's expiry does not wait for the window. */
  readonly renewed?: string;
  /** What granting and denying are called, where they are not about a licence. */
  readonly decision?: { readonly granted: Text; readonly denied: Text };
  /** Whether materials may come after acceptance. */
  readonly tolerates: boolean;
  /** The roles that may lengthen a limit. */
  readonly approvers: readonly string[];
};

const applicant = ["applicant"];

function arrow(kind: ActionKind | ChartSignal, more: Omit<Arrow, "kind"> = {}): On {
  const one = { action: kind, kind, by: [], ...more };
  return { [eventKey(one)]: one };
}

const called = (title: Text | undefined) => (title === undefined ? {} : { title });

const withdraw = arrow("withdraw", { by: applicant, to: "withdrawn" });

/** Each stage as a sub-chart under the name the item gave it. */
const expansions: {
  [Name in StageName]: (at: string, stage: StageOf<Name>, plan: StagePlan) => ChartState;
} = {
  submission: (_at, { by, next }) => ({
    title: titles.submission,
    initial: "draft",
    states: {
      draft: {
        title: titles.draft,
        on: { ...arrow("save-draft", { by }), ...arrow("submit", { by, to: next }), ...withdraw },
      },
    },
  }),

  "pre-acceptance": (at, { by, next }, { deemedAccepted, renewed }) => ({
    title: titles["pre-acceptance"],
    initial: "checking",
    states: {
      checking: {
        title: titles.checking,
        on: {
          ...arrow("pre-accept", { by, outcome: "passed", to: next }),
          ...arrow("pre-accept", { by, outcome: "failed", to: "returned" }),
          ...arrow("pre-accept", { by, outcome: "needs-supplement", to: `${at}.waiting` }),
          ...arrow("correct-on-spot", { by }),
          ...renewal(renewed),
        },
      },
      waiting: waitingForSupplement(at),
    },
    on: { ...arrow("deemed-accepted", { to: deemedAccepted ?? next }), ...withdraw },
  }),

  acceptance: (at, { by, next }, { regions, renewed }) => ({
    title: titles.acceptance,
    initial: "checking",
    states: {
      checking: {
        title: titles.checking,
        on: {
          ...arrow("receive", { by }),
          ...arrow("correct-on-spot", { by }),
          ...arrow("request-supplement", { by }),
          ...demands(regions),
          ...arrow("send-notice", { by, to: `${at}.waiting` }),
          ...arrow("accept", { by, to: next }),
          ...arrow("refuse-acceptance", { by, to: "refused" }),
          ...arrow("forward", { by, to: "forwarded" }),
          ...arrow("deemed-accepted", { to: next }),
          ...renewal(renewed),
        },
      },
      waiting: waitingForSupplement(at),
    },
    on: withdraw,
  }),

  approval: (at, stage, { regions, approvers, silence, tolerates, decision }) => ({
    title: titles.approval,
    initial: "branches",
    states: {
      branches: {
        title: titles.branches,
        parallel: true,
        states: Object.fromEntries(regions.map((plan) => [plan.id, region(at, plan, stage)])),
        on: arrow("join-done", { to: `${at}.deciding` }),
      },
      deciding: {
        title: titles.deciding,
        on: {
          ...arrow("grant", { by: deciders(stage), to: stage.next, ...called(decision?.granted) }),
          ...arrow("deny", { by: deciders(stage), to: stage.next, ...called(decision?.denied) }),
        },
      },
    },
    on: {
      ...(approvers.length === 0 ? {} : arrow("extend", { by: approvers })),
      ...(tolerates ? arrow("receive", { by: [...applicant, "window-clerk"] }) : {}),
      ...(Object.assign({}, ...silence.map((kind) => arrow(kind, { to: stage.next }))) as On),
      ...withdraw,
    },
  }),

  completion: (_at, { by, next }) => ({
    title: titles.completion,
    initial: "issuing",
    states: { issuing: { title: titles.issuing, on: arrow("complete", { by, to: next }) } },
  }),

  collection: (_at, { by, next }) => ({
    title: titles.collection,
    initial: "ready",
    states: {
      ready: {
        title: titles.ready,
        on: { ...arrow("deliver", { by, to: next }), ...arrow("collect", { by, to: next }) },
      },
    },
  }),
};

/** The sub-chart of a stage. */
export function expandStage(at: string, stage: Stage, plan: StagePlan): ChartState {
  const expand = expansions[stage.use] as (at: string, stage: Stage, plan: StagePlan) => ChartState;
  const made = expand(at, stage, plan);
  return { ...made, title: stage.title ?? made.title, stage: stage.use };
}

function renewal(to: string | undefined): On {
  return to === undefined ? {} : arrow("deemed-renewed", { to });
}

function waitingForSupplement(at: string): ChartState {
  return {
    title: titles.waiting,
    on: {
      ...arrow("supplement", { by: [...applicant, "window-clerk"], to: `${at}.checking` }),
      ...arrow("deemed-withdrawn", { to: "deemed-withdrawn" }),
    },
  };
}

/** In a joint item every department says during acceptance what it misses, or that it misses nothing. */
function demands(regions: readonly RegionPlan[]): On {
  if (regions.length < 2) return {};
  const arrows = regions.flatMap(({ id, steps }) => {
    const by = steps[0]?.by ?? [];
    return [
      arrow("confirm-materials", { by, branch: id }),
      arrow("request-supplement", { by, branch: id }),
    ];
  });
  return Object.assign({}, ...arrows);
}

function deciders(stage: ApprovalState): readonly string[] {
  return stage.decide === "by-join" ? [] : stage.by;
}

function region(at: string, plan: RegionPlan, stage: ApprovalState): ChartState {
  const here = `${at}.branches.${plan.id}`;
  const branch = plan.id;
  const opinionsAt = (steps: RegionPlan["steps"]) =>
    [...new Set(steps.map(({ step }) => step))].map((step) =>
      arrow(step, { by: rolesOf(steps, step), branch, step }),
    );
  const procedures = Object.values(stage.procedures).flatMap(({ by }) => by);
  const opens =
    procedures.length === 0
      ? {}
      : {
          ...arrow("open-procedure", { by: [...new Set(procedures)], branch }),
          ...arrow("close-procedure", { by: [...new Set(procedures)], branch }),
        };
  const hearings = Object.values(stage.procedures).flatMap(({ by, hearing }) =>
    hearing === undefined ? [] : by,
  );
  const hears =
    hearings.length === 0
      ? {}
      : {
          ...arrow("notify-right", { by: [...new Set(hearings)], branch }),
          ...arrow("invite-hearing", { by: [...new Set(hearings)], branch }),
        };
  return {
    title: plan.title,
    initial: plan.waits ? "waiting" : "open",
    states: {
      ...(plan.waits
        ? {
            waiting: {
              title: titles["branch-waiting"],
              on: Object.assign(
                {},
                ...(plan.ahead ? opinionsAt(plan.steps.slice(0, -1)) : []),
                arrow("branch-open", { branch, to: `${here}.open` }),
                arrow("branch-done", { branch, to: `${here}.done` }),
              ) as On,
            },
          }
        : {}),
      open: {
        title: titles["branch-open"],
        on: Object.assign(
          {},
          ...opinionsAt(plan.steps),
          opens,
          hears,
          stage.returns.window ? arrow("branch-returned", { branch, to: `${here}.returned` }) : {},
          arrow("branch-done", { branch, to: `${here}.done` }),
        ) as On,
      },
      ...(stage.returns.window ? { returned: returnedToWindow(stage, branch, here) } : {}),
      done: { title: titles["branch-done"] },
    },
  };
}

/** The branch waits for the window's answer; who returned it can take that back, and the join can end it where it stops the others. */
function returnedToWindow(stage: StageOf<"approval">, branch: string, here: string): ChartState {
  const stops = stage["once-settled"] === "stop-others";
  return {
    title: titles["branch-returned"],
    on: {
      ...arrow("answer-return", { by: ["window-clerk"], branch, to: `${here}.open` }),
      ...arrow("branch-open", { branch, to: `${here}.open` }),
      ...(stops ? arrow("branch-done", { branch, to: `${here}.done` }) : {}),
    },
  };
}

function rolesOf(steps: RegionPlan["steps"], step: StepKind): string[] {
  return [...new Set(steps.filter((one) => one.step === step).flatMap(({ by }) => by))];
}
