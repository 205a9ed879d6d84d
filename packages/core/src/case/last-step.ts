import { type ActionKind, operationKinds } from "../definition/action-kind.js";
import type { Milestone } from "../definition/milestone.js";
import { inOrder } from "../limit/ledger.js";
import type { CaseState, LastStep } from "./case-state.js";
import type { FactOf } from "./fact.js";

/** Actions that put the record right, or are about open work, and take no step. */
const noSteps: ReadonlySet<ActionKind> = new Set(["correct", "reopen", ...operationKinds]);

/** What is kept of a case when a person is about to act in it. */
export function beforeAction(state: CaseState, kind: ActionKind): Pick<CaseState, "lastStep"> {
  return noSteps.has(kind) ? {} : { lastStep: stepFrom(state) };
}

/** What is kept of a case when a wait in it is over. */
export function stepFrom({ value, limits, procedures }: CaseState): LastStep {
  const running = inOrder(limits).filter(({ status }) => status === "running");
  const open = Object.values(procedures).filter(({ closedOn }) => closedOn === undefined);
  return {
    value,
    running: running.map(({ key }) => key),
    procedures: open.map(({ id }) => id).toSorted(),
  };
}

/** What is kept of a case when silence decides. */
export function beforeSilence(
  state: CaseState,
  { limit, outcome }: Pick<FactOf<"deemed">, "limit" | "outcome">,
): LastStep {
  const reached = Object.entries(state.milestones).map(([name, days]) => [name, days.length]);
  return {
    ...stepFrom(state),
    silence: {
      limit,
      outcome,
      branches: Object.keys(state.branches).toSorted(),
      documents: state.documents.length,
      demands: state.demands,
      reached: Object.fromEntries(reached.toSorted()),
    },
  };
}

/** The case with what silence decided taken back; its limits are told by facts of their own. */
export function takeBack(
  state: CaseState,
  { value, outcome }: FactOf<"outcome-withdrawn">,
): Partial<CaseState> {
  const { lastStep, ...rest } = state;
  const silence = lastStep?.silence;
  if (silence === undefined) return {};
  const { reached, documents, demands } = silence;
  const milestones = Object.entries(rest.milestones).flatMap(([name, days]) => {
    const before = days.slice(0, reached[name as Milestone] ?? 0);
    return before.length === 0 ? [] : [[name, before]];
  });
  const branches = Object.entries(rest.branches).filter(([id]) => silence.branches.includes(id));
  const index = rest.deemed.lastIndexOf(outcome);
  return {
    status: "open",
    end: undefined,
    value,
    lastStep: undefined,
    milestones: Object.fromEntries(milestones),
    branches: Object.fromEntries(branches),
    // Where silence had started the approval, nothing of it has been found out.
    ...(branches.length === 0 ? { needed: undefined } : {}),
    documents: rest.documents.slice(0, documents),
    demands,
    deemed: rest.deemed.filter((_, at) => at !== index),
  };
}
