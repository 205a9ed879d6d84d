import type { Card, CardCause } from "../case/card.js";
import type { CaseState } from "../case/case-state.js";
import { standingDocument } from "../case/evolve-document.js";
import type { PayloadOf } from "../case/payload.js";
import { shortestReason } from "../definition/watched-causes.js";

/** What somebody has put right. */
export type Correction = PayloadOf<"correct">;

/** The case after a correction, a card that stands in it, and what was corrected. */
type PutRight = {
  readonly state: CaseState;
  readonly card: Card;
  readonly correction: Correction;
};

/**
 * What takes a card away by itself: its own point in a limit, or the end of the limit, turns out not to have been reached
 * (`rung`, `breach`; `promise`: of the promised limit, too); what it is about has been put right; or nothing does, because
 * what happened has happened, and a supervisor withdraws it.
 */
type Going = "rung" | "breach" | "promise" | "never" | ((it: PutRight) => boolean);

const goesWith: { readonly [Cause in CardCause]: Going } = {
  near: "rung",
  overdue: "rung",
  "no-notice-in-time": "breach",
  "notice-unsent": "breach",
  "decided-by-silence": "breach",
  "consent-by-silence": "breach",
  "procedure-overrun": "breach",
  "late-without-public-reason": "promise",
  "extension-not-approved": isUndone,
  "back-dated-entry": ({ state }) =>
    state.filedOn !== undefined && (state.milestones.receipt?.[0] ?? "") >= state.filedOn,
  "refusal-without-reason": (it) => isDenialCorrected(it, ({ text }) => text),
  "refusal-without-remedy": (it) => isDenialCorrected(it, ({ remedies }) => remedies),
  "issued-without-certificate": ({ state }) => state.completion?.number !== undefined,
  "second-notice": "never",
  "message-late": "never",
  "message-impossible": "never",
  "service-failed": "never",
  "unreviewed-decision": "never",
  "decided-before-accepted": "never",
  "too-few-inspectors": "never",
  "missing-field": "never",
};

/** Whether a card goes when a limit turns out not to have come to a rung. */
export function goesWithRung(
  { cause, limit, run, rung }: Card,
  gone: { readonly limit: string; readonly run: number; readonly rung: string },
): boolean {
  const { [cause]: going } = goesWith;
  const isOfRun = limit === gone.limit && run === gone.run;
  if (going === "rung") return isOfRun && rung === gone.rung;
  if (gone.rung !== "breach") return false;
  if (going === "promise" && gone.limit === "promised") return true;
  return (going === "breach" || going === "promise") && isOfRun;
}

/** Whether a card goes with what was put right in the case. */
export function goesWithCorrection(it: PutRight): boolean {
  const { [it.card.cause]: going } = goesWith;
  return typeof going === "function" && going(it);
}

/** Of the extensions of one person as many keep their cards as still count. */
function isUndone({ state, card }: PutRight): boolean {
  const { limit = "", run, person, cause } = card;
  const ledger = state.limits[limit];
  if (ledger?.run !== run) return false;
  const left = ledger?.extended.filter(({ approver }) => approver === person?.id).length ?? 0;
  const standing = state.cards.filter(
    (one) =>
      one.withdrawn === undefined &&
      one.cause === cause &&
      one.limit === limit &&
      one.run === run &&
      one.person?.id === person?.id,
  );
  return standing.indexOf(card) >= left;
}

/** Whether a written denial now says what it lacked. */
function isDenialCorrected(
  { state, correction }: PutRight,
  said: (it: Extract<Correction, { what: "document" }>) => string | undefined,
): boolean {
  if (correction.what !== "document" || correction.document !== "decision") return false;
  const isDenied = state.milestones.denied !== undefined;
  const now = (said(correction) ?? "").trim();
  return (
    isDenied &&
    standingDocument(state, "decision") !== undefined &&
    [...now].length >= shortestReason
  );
}
