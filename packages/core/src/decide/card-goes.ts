import type { Card, CardCause } from "../case/card.js";
import { type CaseState, firstDay } from "../case/case-state.js";
import { refusalIn } from "../case/evolve-document.js";
import type { PayloadOf } from "../case/payload.js";
import { serviceOf } from "../case/served.js";
import { isReason } from "../definition/watched-causes.js";
import { namesRemedy } from "../document/remedies.js";
import type { Item } from "../item/item.js";
import { missingFields } from "./read-payload.js";

/** What somebody has put right. */
export type Correction = PayloadOf<"correct">;

/** The case after a correction, a card that stands in it, and what was corrected. */
type PutRight = {
  readonly item: Item;
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
  "refusal-without-reason": (it) => isDenialCorrected(it, ({ text }) => isReason(text)),
  "refusal-without-remedy": (it) =>
    isDenialCorrected(it, ({ remedies }) => remedies !== undefined && namesRemedy(remedies)),
  "issued-without-certificate": ({ state }) => state.completion?.number !== undefined,
  "second-notice": ({ state, card, correction }) =>
    correction.what === "notice" && state.notices.length < Number(card.about),
  "service-failed": isSent,
  "unreviewed-decision": ({ state, correction }) =>
    correction.what === "opinion" && wasReviewed(state),
  "decided-before-accepted": ({ state, card, correction }) =>
    correction.what === "acceptance" && (firstDay(state, "acceptance") ?? "~") <= card.raisedOn,
  "too-few-inspectors": ({ state, card, correction }) =>
    correction.what === "inspectors" &&
    correction.procedure === card.about &&
    (state.procedures[correction.procedure]?.inspectors?.length ?? 0) >= 2,
  "missing-field": ({ item, state, correction }) =>
    correction.what === "form" && missingFields(item, state).length === 0,
  // With a message of the other system that can be, in place of the one that could not (impossible-message.ts).
  "message-impossible": "never",
  // When it was made and when it arrived, machines have written down: nobody can have entered it wrongly.
  "message-late": "never",
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

/** Whether the failure that it is about is on record no more. */
function isSent({ state, card, correction }: PutRight): boolean {
  if (correction.what !== "service") return false;
  const { notice, way } = correction;
  return card.about === `${notice}/${way}` && !serviceOf(state, notice)?.failed.includes(way);
}

/** Whether anybody beside who handled it has given an opinion that counts. */
export function wasReviewed({ branches }: CaseState): boolean {
  return Object.values(branches).some(({ opinions }) =>
    opinions.some((one) => one.void !== true && one.step !== "handle"),
  );
}

/** Whether a written denial, or a refusal of acceptance, now says what it lacked. */
function isDenialCorrected(
  { state, correction }: PutRight,
  tells: (it: Extract<Correction, { what: "document" }>) => boolean,
): boolean {
  if (correction.what !== "document") return false;
  const { document } = correction;
  const isDenial = document === "decision" && state.milestones.denied !== undefined;
  return (isDenial || document === refusalIn(state)) && tells(correction);
}
