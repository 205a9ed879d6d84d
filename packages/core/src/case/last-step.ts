import type { StateValue } from "../chart/chart.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { Milestone } from "../definition/milestone.js";
import { inOrder } from "../limit/ledger.js";
import type { CaseState } from "./case-state.js";
import type { DeemedOutcome, Demand, FactOf } from "./fact.js";

/** The case before its last step: where it stood and which limits ran, so that the step can be taken back. */
export type LastStep = {
  readonly value: StateValue;
  readonly running: readonly string[];
  /** The step was taken by silence, and nobody has acted on it since. */
  readonly silence?: Silence;
};

/** What silence found, and takes back with it. */
type Silence = {
  readonly limit: string;
  readonly outcome: DeemedOutcome;
  readonly branches: readonly string[];
  readonly documents: number;
  readonly demands: readonly Demand[];
  /** How often each milestone had been reached. */
  readonly reached: { readonly [Name in Milestone]?: number };
};

/** Actions that put the record right and take no step. */
const noSteps: ReadonlySet<ActionKind> = new Set(["correct", "reopen"]);

/** What is kept of a case when a person is about to act in it. */
export function beforeAction(state: CaseState, kind: ActionKind): Pick<CaseState, "lastStep"> {
  return noSteps.has(kind) ? {} : { lastStep: stepFrom(state) };
}

/** What is kept of a case when a wait in it is over. */
export function stepFrom({ value, limits }: CaseState): LastStep {
  const running = inOrder(limits).filter(({ status }) => status === "running");
  return { value, running: running.map(({ key }) => key) };
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
    documents: rest.documents.slice(0, documents),
    demands,
    deemed: rest.deemed.filter((_, at) => at !== index),
  };
}
