import type { Instant } from "@banjian/calendar";
import type { Card } from "../case/card.js";
import { isWatchedCause } from "../definition/watched-causes.js";
import { definitionOf } from "../item/limit-of.js";
import type { Frame } from "../limit/frame.js";
import { inOrder, type Ledger, momentOfEnd } from "../limit/ledger.js";
import { reachOf } from "../limit/reach.js";
import { type Rung, rungsOf } from "../supervision/rungs.js";
import { type Correction, goesWithCorrection, goesWithRung } from "./card-goes.js";
import { raiseCard, raiseRungCard } from "./cards.js";
import { announce, isOver } from "./limits.js";
import { endReason, unexplained } from "./public-reason.js";
import type { Turn } from "./turn.js";

type Because = "correction" | "amended-calendar";

/**
 * After the accounts have been put right: takes back what was announced and is wrong now, with the cards whose cause is gone,
 * and measures finished limits again. What has become due in a running limit fires by itself. Outcomes that changed a state
 * stand.
 */
export function withdrawWrong(turn: Turn): void {
  for (const ledger of inOrder(turn.state.limits)) {
    withdrawWrongRungs(turn, ledger.key, "correction");
    remeasure(turn, ledger.key);
  }
}

/** Takes back the announcements of one limit that it has not reached, or had not when it ended, and the cards that came with them. */
export function withdrawWrongRungs(turn: Turn, limit: string, because: Because): void {
  const ledger = turn.state.limits[limit];
  if (ledger === undefined) return;
  for (const { id: rung } of rungsWrong(turn, ledger, turn.world)) {
    announce(turn, { type: "limit-withdrawn", limit, run: ledger.run, rung });
    for (const card of cardsOf(turn, ledger, rung)) withdraw(turn, card, because);
  }
  if (limit === "promised" && unexplained(turn.state) === undefined) endReason(turn, "void");
}

/** Withdraws the time cards of finished limits that by today's calendar they had not earned when they ended; the limits themselves keep the edition of their end (TL14). */
export function withdrawWrongCards(turn: Turn): void {
  const { world } = turn;
  for (const ledger of inOrder(turn.state.limits)) {
    if (ledger.endedOn === undefined) continue;
    for (const { id } of rungsWrong(turn, ledger, { ...world, known: () => world.calendar })) {
      for (const card of cardsOf(turn, ledger, id)) withdraw(turn, card, "amended-calendar");
    }
  }
}

/** The announced rungs of a limit that it had not reached when it ended, or has not reached now. */
function rungsWrong(turn: Turn, ledger: Ledger, frame: Frame): Rung[] {
  return rungsOfLedger(turn, ledger).filter(
    (rung) => ledger.fired.includes(rung.id) && !isReached(turn, ledger, rung, frame),
  );
}

function rungsOfLedger({ world }: Turn, ledger: Ledger): readonly Rung[] {
  return rungsOf(definitionOf(world.item, ledger), world.item.file.supervision.preset);
}

/** Whether a limit has come to a rung: a finished one by its end, a running one by now, one that is void never. */
function isReached(turn: Turn, ledger: Ledger, { when }: Rung, frame: Frame): boolean {
  if (ledger.status === "void") return false;
  return reachOf(frame, ledger, when).at <= (endOf(turn, ledger) ?? turn.world.now);
}

function endOf({ world }: Turn, { endedOn, endedAt }: Ledger): Instant | undefined {
  if (endedOn === undefined || endedAt === undefined) return undefined;
  return momentOfEnd(endedOn, endedAt, world.zone);
}

function cardsOf({ state }: Turn, { key: limit, run }: Ledger, rung: string): Card[] {
  return state.cards.filter(
    (card) => card.withdrawn === undefined && goesWithRung(card, { limit, run, rung }),
  );
}

/** Takes back the standing cards for what has been put right. */
export function withdrawPutRight(turn: Turn, correction: Correction): void {
  const { state, world } = turn;
  for (const card of state.cards) {
    const putRight = { item: world.item, state, card, correction };
    if (card.withdrawn !== undefined || !goesWithCorrection(putRight)) continue;
    withdraw(turn, card, "correction");
  }
}

function withdraw(turn: Turn, { id }: Card, because: Because): void {
  turn.record({ type: "card-withdrawn", id, because });
}

// The card that an overrun is met with when it happens, where nobody has seen it until now.
function raiseOverrun(turn: Turn, ledger: Ledger): void {
  if (overrunIsCarded(turn, ledger)) return;
  const { on } = reachOf(turn.world, ledger, "breach");
  raiseCard(turn, ledger, on, { colour: "yellow", cause: "procedure-overrun" });
}

// A supervisor's word is not overruled by measuring again.
function overrunIsCarded({ state }: Turn, { key, run }: Ledger): boolean {
  return state.cards.some(
    ({ cause, limit, run: of, rung, withdrawn }) =>
      !isWatchedCause(cause) &&
      limit === key &&
      of === run &&
      rung === undefined &&
      (withdrawn === undefined || withdrawn.because === "supervisor"),
  );
}

/** Met or overdue as measured at its end (TL12); what it had come to by then and nobody was told, is told now. */
function remeasure(turn: Turn, limit: string): void {
  const ledger = turn.state.limits[limit];
  const end = ledger && endOf(turn, ledger);
  if (end === undefined || (ledger?.status !== "met" && ledger?.status !== "overdue")) return;
  const outcome = isOver(turn, ledger, end) ? "overdue" : "met";
  if (outcome !== ledger.status) {
    announce(turn, { type: "limit-remeasured", limit, run: ledger.run, outcome });
  }
  if (ledger.procedure !== undefined && outcome === "overdue") raiseOverrun(turn, ledger);
  for (const rung of rungsOfLedger(turn, ledger)) {
    const { does } = rung;
    if (does !== "yellow" && does !== "red") continue;
    if (ledger.fired.includes(rung.id) || !isReached(turn, ledger, rung, turn.world)) continue;
    raiseRungCard(turn, ledger, { ...rung, does }, reachOf(turn.world, ledger, rung.when).on);
  }
}
