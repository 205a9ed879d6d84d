import type { CaseState } from "../case/case-state.js";
import type { BranchResult } from "../case/fact.js";
import type { Join, JoinRule } from "../definition/join-schema.js";
import type { BranchDefinition, Item } from "../item/item.js";
import { allOf, type Outcome, tally, tallyOf, type Voice } from "./tally.js";

/** What the branches of a case come to together, as far as it is certain whatever the others say (AP1). */
export function joinOutcome(item: Item, state: CaseState): Outcome {
  const voices = new Map(
    [...item.branches.keys()].map((id) => [id, voiceOf(state.branches[id])] as const),
  );
  return outcomeOf(item.approval?.join ?? "all", voices);
}

type Branch = CaseState["branches"][string];
type Voices = ReadonlyMap<string, Voice>;

const voiceOfResult: { readonly [Result in BranchResult]: Voice } = {
  agreed: "agreed",
  "deemed-agreed": "agreed",
  refused: "refused",
  "not-needed": "not-asked",
  stopped: "open",
};

// Who was stopped has not spoken, for nor against (AP9). Who was not asked because a predecessor refused can agree no more; who
// was never to be asked has no voice (AP2).
function voiceOf(branch: Branch | undefined): Voice {
  if (branch?.result === undefined) return "open";
  if (branch.result !== "not-needed") return voiceOfResult[branch.result];
  return branch.because === "condition" ? "not-asked" : "refused";
}

/** What these voices come to by a rule. */
export function outcomeOf(join: Join, voices: Voices): Outcome {
  if (typeof join === "string") return tallyOf(join, [...voices.values()]);
  const vetoes = namedVoices(join.veto ?? [], voices);
  return allOf([tallyOf("all", vetoes), byRule(join, voices)]);
}

function byRule({ of, weights, threshold = 0, lead, groups }: JoinRule, voices: Voices): Outcome {
  if (of !== undefined) return tallyOf({ of }, [...voices.values()]);
  if (lead !== undefined) return tallyOf("all", namedVoices([lead], voices));
  if (weights !== undefined) {
    const weighed = [...voices].map(([id, voice]) => ({ voice, weight: weights[id] ?? 0 }));
    return tally(weighed, threshold);
  }
  const parts = Object.values(groups ?? {}).map((group) =>
    tallyOf(group.join, namedVoices(group.branches, voices)),
  );
  return allOf(parts);
}

function namedVoices(names: readonly string[], voices: Voices): Voice[] {
  return names.map((name) => voices.get(name) ?? "open");
}

/** The branches whose opinions the lead department still waits for before it decides; none in any other branch (AP4). */
export function leadWaitsFor(
  item: Item,
  state: CaseState,
  { id, steps }: BranchDefinition,
): readonly string[] {
  const { join, "once-settled": settled } = item.approval ?? {};
  const decides = typeof join === "object" && join.lead === id && settled === "let-finish";
  if (!decides || (state.branches[id]?.next ?? 0) < steps.length - 1) return [];
  return [...item.branches.keys()].filter(
    (other) => other !== id && state.branches[other]?.result === undefined,
  );
}
