import { madeOnce } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { ChartTransition } from "../chart/chart.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { Item } from "../item/item.js";

/** An arrow that a person can take; what the engine raises by itself is none. */
export type PersonalArrow = ChartTransition & {
  readonly kind: ActionKind;
  /** The open task that an operation is about. */
  readonly task?: string;
  /** The card that an operation is about. */
  readonly card?: string;
};

/**
 * What may be done wherever a case stands, and no state of its chart says so: to put right what was recorded, to issue a
 * document that silence made due, to take up again what has ended; before the decision to suspend it, to end it, to amend it.
 */
export function standingArrows(item: Item, state: CaseState): PersonalArrow[] {
  const {
    correct,
    issue,
    reopen,
    suspend,
    resume,
    terminate,
    void: voids,
    forward,
  } = arrowsOf(item);
  if (state.status === "closed") return [correct, reopen];
  const arrows: PersonalArrow[] = [];
  if (Object.keys(state.milestones).length > 0) arrows.push(correct);
  if (state.documents.length > 0) arrows.push(issue);
  if (state.suspended !== undefined) arrows.push(resume);
  if (isUndecided(state)) {
    if (state.suspended === undefined) arrows.push(suspend);
    arrows.push(terminate, voids, forward);
  }
  arrows.push(...amending(item, state));
  return arrows;
}

/** Whether the case has been filed, and nobody has decided it yet. */
function isUndecided({ milestones }: CaseState): boolean {
  return milestones.receipt !== undefined && milestones.decision === undefined;
}

/** As long as the item lets an applicant amend. */
function amending({ file }: Item, state: CaseState): PersonalArrow[] {
  const until = file.amendments?.until;
  if (until === undefined || !isUndecided(state)) return [];
  return until === "acceptance" && state.milestones.acceptance !== undefined ? [] : [amend];
}

const amend = { action: "amend", kind: "amend", by: ["applicant"] } as const;

/** All of them, whether a case is where they can be done or not. */
export function allStandingArrows(item: Item): PersonalArrow[] {
  const arrows = Object.values(arrowsOf(item));
  return item.file.amendments === undefined ? arrows : [...arrows, amend];
}

const arrowsOf = madeOnce(arrowsIn);

function arrowsIn({ file }: Item) {
  const by = [file.corrections.by];
  const [suspends, ends] = [[file.suspension.by], [file.termination.by]];
  return {
    correct: { action: "correct", kind: "correct", by },
    issue: { action: "issue-document", kind: "issue-document", by: ["window-clerk"] },
    reopen: { action: "reopen", kind: "reopen", by },
    suspend: { action: "suspend", kind: "suspend", by: suspends },
    resume: { action: "resume", kind: "resume", by: suspends },
    terminate: { action: "terminate", kind: "terminate", by: ends },
    // What was entered by mistake the window takes off the books itself.
    void: { action: "void", kind: "void", by: [...new Set([...ends, "window-clerk"])] },
    forward: { action: "forward", kind: "forward", by: ends },
  } as const;
}
