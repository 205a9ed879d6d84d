import { definitionOf } from "../item/limit-of.js";
import type { Frame } from "../limit/frame.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import { reachOf } from "../limit/reach.js";
import type { Card } from "../supervision/card.js";
import { type Rung, rungsOf } from "../supervision/rungs.js";
import { announce, measured } from "./limits.js";
import type { Turn } from "./turn.js";

type Because = "correction" | "amended-calendar";

/**
 * After the accounts have been put right: takes back what was announced and is wrong now, measures finished limits again,
 * and withdraws the cards whose cause is gone. What has become due fires by itself. Outcomes that changed a state stand.
 */
export function withdrawWrong(turn: Turn): void {
  for (const ledger of inOrder(turn.state.limits)) {
    withdrawWrongRungs(turn, ledger.key, "correction");
    remeasure(turn, ledger);
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
function rungsWrong({ world }: Turn, ledger: Ledger, frame: Frame): Rung[] {
  const rungs = rungsOf(definitionOf(world.item, ledger), world.item.file.supervision.preset);
  return rungs.filter(({ id, when }) => {
    if (!ledger.fired.includes(id)) return false;
    const { at, on } = reachOf(frame, ledger, when);
    return ledger.endedOn === undefined ? at > world.now : on > ledger.endedOn;
  });
}

function cardsOf({ state }: Turn, { key, run }: Ledger, rung: string): Card[] {
  return state.cards.filter(
    (card) =>
      card.limit === key && card.run === run && card.rung === rung && card.withdrawn === undefined,
  );
}

function withdraw(turn: Turn, { id }: Card, because: Because): void {
  turn.record({ type: "card-withdrawn", id, because });
}

/** Met or overdue as measured at its end (TL12). */
function remeasure(turn: Turn, before: Ledger): void {
  const ledger = turn.state.limits[before.key];
  if (ledger?.endedOn === undefined || (ledger.status !== "met" && ledger.status !== "overdue")) {
    return;
  }
  const outcome = measured(turn, ledger, ledger.endedOn);
  if (outcome === ledger.status) return;
  announce(turn, { type: "limit-remeasured", limit: ledger.key, run: ledger.run, outcome });
}
