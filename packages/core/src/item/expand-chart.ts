import {
  type CaseEnd,
  type Chart,
  type ChartState,
  type ChartTransition,
  caseEnds,
  eventKey,
} from "../chart/chart.js";
import { expandStage, type RegionPlan, type StagePlan } from "../chart/stages.js";
import { decisionWords } from "../definition/decision-words.js";
import type { State } from "../definition/flow-schema.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { expandPlain } from "./expand-plain.js";
import { stageOf } from "./file-parts.js";
import type { BranchDefinition } from "./item.js";

/** The plain statechart: every stage expanded, and the ends that its arrows lead to. */
export function expandChart(
  file: ItemFile,
  branches: readonly BranchDefinition[],
  limits: readonly LimitDefinition[],
): Chart {
  const acceptance = stageOf(file, "acceptance");
  const silence = (["deemed-granted", "deemed-renewed"] as const).filter((outcome) =>
    limits.some(({ onExpiry }) => onExpiry.outcome === outcome && onExpiry.to === undefined),
  );
  const renewed = silence.includes("deemed-renewed") && stageOf(file, "approval")?.next;
  const plan: StagePlan = {
    regions: branches.map(regionPlan),
    ...(acceptance === undefined ? {} : { deemedAccepted: acceptance.next }),
    silence,
    ...(renewed ? { renewed } : {}),
    ...(file.item.type === "licence" ? {} : { decision: decisionWords(file.item.type) }),
    tolerates: file.item.materials.some(({ tolerated }) => tolerated !== undefined),
    approvers: [...new Set(limits.flatMap(({ extend }) => (extend ? [extend.approver] : [])))],
  };
  const expired = whenExpired(limits);
  const whole = { states: file.flow.states, plan };
  const states = Object.fromEntries(
    Object.entries(file.flow.states).map(([name, state]) => {
      const made = expandState(name, state, whole);
      return [name, made.end === undefined ? { ...made, on: { ...expired, ...made.on } } : made];
    }),
  );
  return { initial: file.flow.initial, states: { ...states, ...impliedEnds(states) } };
}

/** Limits that lead somewhere by running out do so from every state that is no end. */
function whenExpired(
  limits: readonly LimitDefinition[],
): Readonly<Record<string, ChartTransition>> {
  const arrows = limits.flatMap(({ name, onExpiry: { to } }) =>
    to === undefined
      ? []
      : [{ action: "expired", kind: "expired", outcome: name, by: [], to } as const],
  );
  return Object.fromEntries(arrows.map((arrow) => [eventKey(arrow), arrow]));
}

type Whole = { readonly states: ItemFile["flow"]["states"]; readonly plan: StagePlan };

function expandState(name: string, state: State, { states, plan }: Whole): ChartState {
  return state.use === undefined
    ? expandPlain(states, name, state, endNamed)
    : expandStage(name, state, plan);
}

// An item may spell out an end that every case has, to give it a title of its own.
function endNamed(name: string): CaseEnd {
  return Object.hasOwn(caseEnds, name) ? (name as CaseEnd) : "archived";
}

/** `withdrawn`, `refused` and their like exist as soon as something leads there. */
function impliedEnds(states: Record<string, ChartState>): Record<string, ChartState> {
  const targets = new Set(allTargets(states));
  const ends = Object.entries(caseEnds)
    .filter(([name]) => targets.has(name) && !Object.hasOwn(states, name))
    .map(([name, title]) => [name, { title, end: name }]);
  return Object.fromEntries(ends) as Record<string, ChartState>;
}

function allTargets(states: Readonly<Record<string, ChartState>>): string[] {
  return Object.values(states).flatMap((state) => [
    ...Object.values(state.on ?? {}).flatMap(({ to }) => (to === undefined ? [] : [to])),
    ...allTargets(state.states ?? {}),
  ]);
}

function regionPlan(branch: BranchDefinition): RegionPlan {
  return {
    id: branch.id,
    title: branch.title,
    waits: branch.after !== undefined,
    ahead: branch.preReview === true,
    steps: branch.steps,
  };
}
