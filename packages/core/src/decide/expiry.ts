import type { LocalDate } from "@banjian/calendar";
import { awaited } from "../approval/consulting.js";
import { leadWaitsFor } from "../approval/join.js";
import { regionsOf } from "../approval/regions.js";
import { courseIn } from "../approval/signing.js";
import { type CaseState, openNotice, openRights } from "../case/case-state.js";
import type { DeemedOutcome } from "../case/fact.js";
import { eventKey } from "../chart/chart.js";
import { basisOn } from "../definition/basis-on.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { BranchDefinition, Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger } from "../limit/due.js";
import type { Ledger } from "../limit/ledger.js";
import type { Reached } from "../limit/reach.js";
import { endBranch } from "./branches.js";
import { raiseCard } from "./cards.js";
import { resumeBranch, settleExclusions } from "./exclusions.js";
import { lapseRight } from "./hearings.js";
import { announce, endLimit, endRunning, happen, reachDeemed } from "./limits.js";
import { move } from "./move.js";
import { oweReason, reportNoReason } from "./public-reason.js";
import { settle } from "./settle.js";
import type { Turn } from "./turn.js";

/** A limit has run out: a wait is over; a duty is missed, and where the item says so silence has decided (TL8). */
export function expire(turn: Turn, ledger: Ledger, reached: Reached): void {
  const definition = definitionOf(turn.world.item, ledger);
  const due = dueOfLedger(turn.world, ledger).on;
  if (definition.onExpiry.outcome === "passes") {
    pass(turn, ledger, due);
    decideHeld(turn, reached.on);
  } else miss(turn, ledger, reached.on);
  // What starts when another limit has run out starts from its last day; nothing does in a case that has ended with it.
  if (turn.state.status === "open") happen(turn, { expires: ledger.key }, due);
}

function pass(turn: Turn, ledger: Ledger, due: LocalDate): void {
  endLimit(turn, ledger, due, "passed");
  lapseRight(turn, ledger.key);
  leave(turn, definitionOf(turn.world.item, ledger));
}

function miss(turn: Turn, ledger: Ledger, on: LocalDate): void {
  const { key: limit, run } = ledger;
  announce(turn, { type: "limit-breached", limit, run }, on);
  oweReason(turn, ledger, on);
  reportNoReason(turn, ledger, on);
  const definition = definitionOf(turn.world.item, ledger);
  const { outcome } = definition.onExpiry;
  if (ledger.procedure !== undefined) {
    raiseCard(turn, ledger, on, { colour: "yellow", cause: "procedure-overrun" });
    overrun(turn, ledger, ledger.procedure);
  } else if (outcome === "deemed-agreed") {
    consent(turn, ledger, on);
  } else if (outcome !== "overdue" && outcome !== "passes" && isDue(turn, definition, outcome)) {
    if (!hold(turn, outcome, limit)) decideBySilence(turn, ledger, outcome, on);
  }
}

// Nothing is granted while somebody may still be heard about it (TK9).
function hold(turn: Turn, outcome: DeemedOutcome, limit: string): boolean {
  const rights = openRights(turn.state).map(({ id }) => id);
  if (rights.length === 0) return false;
  if (outcome !== "deemed-granted" && outcome !== "deemed-renewed") return false;
  turn.record({ type: "outcome-held", outcome, limit, rights });
  return true;
}

/** What silence could not decide while a right was open it decides when the last has ended, unless somebody has. */
export function decideHeld(turn: Turn, on = turn.today): void {
  const { held, limits, status } = turn.state;
  const ledger = limits[held?.limit ?? ""];
  if (held === undefined || ledger?.status !== "running" || status === "closed") return;
  if (openRights(turn.state).length > 0) return;
  if (!isDue(turn, definitionOf(turn.world.item, ledger), held.outcome)) return;
  decideBySilence(turn, ledger, held.outcome, on);
}

/** The department said nothing in time, and the law takes that for consent: nobody's opinion, and a duty missed (AP11). */
function consent(turn: Turn, { key: limit, branch = "" }: Ledger, on: LocalDate): void {
  const { item } = turn.world;
  const definition = item.branches.get(branch);
  const ledger = turn.state.limits[limit];
  const basis = basisOn(item.limits.get(limit)?.onExpiry.basis, on);
  if (definition === undefined || ledger === undefined || basis === undefined) return;
  if (mayNotSpeak(item, turn.state, definition)) return;
  turn.record({ type: "consent-deemed", branch, limit, basis }, on);
  raiseCard(turn, ledger, on, { colour: "red", cause: "consent-by-silence" });
  endBranch(turn, { branch, result: "deemed-agreed", on });
  settle(turn);
}

// Nobody is silent who waits for an answer, for the others to speak first, or for a hearing.
function mayNotSpeak(item: Item, state: CaseState, definition: BranchDefinition): boolean {
  const { id: branch } = definition;
  return (
    regionsOf(item, state.value).get(branch) !== "open" ||
    leadWaitsFor(item, state, definition).length > 0 ||
    awaited(item, state, { branch, at: courseIn(state, branch).next }).length > 0 ||
    openRights(state).some((right) => right.branch === branch)
  );
}

/** A procedure has gone past its announced length: its time counts from the next day on where the item says so (TL5). */
function overrun(turn: Turn, { key }: Ledger, procedure: string): void {
  const { item } = turn.world;
  const id = key.slice("procedure:".length);
  const open = turn.state.procedures[id];
  if (item.procedures.get(procedure)?.overrun !== "counts" || open?.excludes !== true) return;
  const ledger = turn.state.limits[key];
  if (ledger === undefined) return;
  const due = dueOfLedger(turn.world, ledger).on;
  turn.record({ type: "procedure-overran", id }, due);
  for (const branch of open.branches) resumeBranch(turn, { branch, procedure: id, on: due });
  settleExclusions(turn, due);
}

/** Whether silence decides here and now: the chart has the arrow, and the limits it depends on were kept. */
function isDue(turn: Turn, definition: LimitDefinition, outcome: DeemedOutcome): boolean {
  const { ifMet = [] } = definition.onExpiry;
  const kept = ifMet.every((name) => turn.state.limits[name]?.status === "met");
  // The authority is not silent while it waits for the applicant.
  const waits = outcome === "deemed-renewed" && openNotice(turn.state) !== undefined;
  return kept && !waits && turn.stepFor(expiryEvent(definition)) !== undefined;
}

function expiryEvent({ name, onExpiry }: LimitDefinition): string {
  return onExpiry.to === undefined
    ? onExpiry.outcome
    : eventKey({ action: "expired", outcome: name });
}

function leave(turn: Turn, definition: LimitDefinition): void {
  const event = expiryEvent(definition);
  if (turn.stepFor(event) !== undefined) move(turn, event);
}

/** The day on which silence decides, and the case as it was until then. */
type Silence = { readonly on: LocalDate; readonly found: CaseState };

const effects: {
  readonly [Outcome in DeemedOutcome]: (turn: Turn, ledger: Ledger, it: Silence) => void;
} = {
  // Accepted as of the receipt that started the window, although it is known only now; the window missed its duty.
  "deemed-accepted": (turn, ledger, { on, found }) => {
    raiseCard(turn, ledger, on, {
      colour: "red",
      cause: found.demands.length > 0 ? "notice-unsent" : "no-notice-in-time",
    });
    turn.record({ type: "document-due", document: "acceptance-notice" }, on);
    reachDeemed(turn, "acceptance", ledger.from);
  },
  "deemed-granted": decided,
  "deemed-renewed": decided,
  "deemed-withdrawn": () => {},
  lapsed: () => {},
};

// The authority said nothing in time: the decision in writing is still owed, and a person issues it.
function decided(turn: Turn, ledger: Ledger, { on }: Silence): void {
  raiseCard(turn, ledger, on, { colour: "red", cause: "decided-by-silence" });
  turn.record({ type: "document-due", document: "decision" }, on);
  // A renewal can come before acceptance: what only ran until then has lost its object.
  const { limits } = turn.world.item;
  endRunning(turn, ({ key }) => limits.get(key)?.ends.includes("acceptance") === true);
  reachDeemed(turn, "decision", on);
  reachDeemed(turn, "granted", on);
}

// Without a basis in force on the day it would take effect, silence decides nothing (TL8).
function decideBySilence(turn: Turn, ledger: Ledger, outcome: DeemedOutcome, on: LocalDate): void {
  const takesEffect = effectiveDay(turn, ledger, outcome, on);
  const basis = basisOn(definitionOf(turn.world.item, ledger).onExpiry.basis, takesEffect);
  if (basis === undefined) return;
  const found = turn.state;
  turn.record({ type: "deemed", outcome, limit: ledger.key, basis }, takesEffect);
  endLimit(turn, ledger, on, "overdue");
  effects[outcome](turn, ledger, { on, found });
  leave(turn, definitionOf(turn.world.item, ledger));
  if (turn.state.status === "open") settle(turn);
}

/** Acceptance goes back to the receipt, a renewal holds from the day the permit expires; the rest from the day after the last. */
function effectiveDay(
  turn: Turn,
  ledger: Ledger,
  outcome: DeemedOutcome,
  on: LocalDate,
): LocalDate {
  if (outcome === "deemed-accepted") return ledger.from;
  return outcome === "deemed-renewed" ? dueOfLedger(turn.world, ledger).on : on;
}
