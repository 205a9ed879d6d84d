import type { LocalDate } from "@banjian/calendar";
import { definitionOf } from "../item/limit-of.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import { reachOf } from "../limit/reach.js";
import { type Rung, rungsOf } from "../supervision/rungs.js";
import { announce, measured } from "./limits.js";
import type { Turn } from "./turn.js";

type Because = "correction" | "amended-calendar";

/**
 * After the accounts have been put right: takes back what was announced and is wrong now, measures finished limits again,
 * and withdraws the cards whose cause is gone. What has become due fires by itself. Outcomes that changed a state stand.
 */
export function withdrawWrong(turn: Turn, because: Because): void {
  for (const ledger of inOrder(turn.state.limits)) {
    for (const rung of rungsWrong(turn, ledger)) withdraw(turn, ledger, rung, because);
    if (because === "correction") remeasure(turn, ledger);
  }
}

/** The announced rungs of a limit that it had not reached when it ended, or has not reached now. */
function rungsWrong(turn: Turn, ledger: Ledger): Rung[] {
  const { world } = turn;
  const rungs = rungsOf(definitionOf(world.item, ledger), world.item.file.supervision.preset);
  return rungs.filter(({ id, when }) => {
    if (!ledger.fired.includes(id)) return false;
    const { at, on } = reachOf(world, ledger, when);
    return ledger.endedOn === undefined ? at > world.now : on > ledger.endedOn;
  });
}

function withdraw(turn: Turn, ledger: Ledger, rung: Rung, because: Because): void {
  const { key: limit, run } = ledger;
  announce(turn, { type: "limit-withdrawn", limit, run, rung: rung.id });
  for (const card of turn.state.cards) {
    if (card.limit !== limit || card.run !== run || card.rung !== rung.id) continue;
    if (card.withdrawn === undefined) turn.record({ type: "card-withdrawn", id: card.id, because });
  }
}

/** Met or overdue as measured at its end (TL12). */
function remeasure(turn: Turn, before: Ledger): void {
  const ledger = turn.state.limits[before.key];
  if (ledger?.endedOn === undefined || (ledger.status !== "met" && ledger.status !== "overdue")) {
    return;
  }
  const outcome = measuredAgain(turn, ledger, ledger.endedOn);
  if (outcome === ledger.status) return;
  announce(turn, { type: "limit-remeasured", limit: ledger.key, run: ledger.run, outcome });
}

function measuredAgain(turn: Turn, ledger: Ledger, endedOn: LocalDate): "met" | "overdue" {
  return measured(turn, { ...ledger, breached: false }, endedOn);
}
