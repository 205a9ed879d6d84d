import type { CaseState } from "../case/case-state.js";
import type { ChartTransition } from "../chart/chart.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { Item } from "../item/item.js";

/** An arrow that a person can take; what the engine raises by itself is none. */
export type PersonalArrow = ChartTransition & {
  readonly kind: ActionKind;
  /** The open task that an operation is about. */
  readonly task?: string;
};

/**
 * What may be done wherever a case stands, and no state of its chart says so: to put right what was recorded, to issue a
 * document that silence made due, to take up again what has ended.
 */
export function standingArrows(item: Item, state: CaseState): PersonalArrow[] {
  const { correct, issue, reopen } = arrowsOf(item);
  if (state.status === "closed") return [correct, reopen];
  return [
    ...(Object.keys(state.milestones).length === 0 ? [] : [correct]),
    ...(state.documents.length === 0 ? [] : [issue]),
  ];
}

/** All of them, whether a case is where they can be done or not. */
export function allStandingArrows(item: Item): PersonalArrow[] {
  return Object.values(arrowsOf(item));
}

function arrowsOf({ file }: Item) {
  const by = [file.corrections.by];
  return {
    correct: { action: "correct", kind: "correct", by },
    issue: { action: "issue-document", kind: "issue-document", by: ["window-clerk"] },
    reopen: { action: "reopen", kind: "reopen", by },
  } as const;
}
