import type { LocalDate } from "@banjian/calendar";
import type { CardCause } from "../case/card.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger } from "../limit/due.js";
import type { Ledger } from "../limit/ledger.js";
import type { Rung } from "../supervision/rungs.js";
import type { Turn } from "./turn.js";

/** Raises the card of a rung on the day on which it was reached. */
export function raiseRungCard(turn: Turn, ledger: Ledger, rung: CardRung, on: LocalDate): void {
  const cause = rung.when === "breach" || "overdue" in rung.when ? "overdue" : "near";
  raiseCard(turn, ledger, on, { colour: rung.does, cause, rung: rung.id });
}

type CardRung = Rung & { readonly does: "yellow" | "red" };

/** Raises a card for the one whose duty the limit is. */
export function raiseCard(
  turn: Turn,
  ledger: Ledger,
  on: LocalDate,
  what: { colour: "yellow" | "red"; cause: CardCause; rung?: string },
): void {
  const { owner, department } = definitionOf(turn.world.item, ledger);
  const { key: limit, run, branch, procedure } = ledger;
  const card = {
    id: `c${turn.state.cards.length + 1}`,
    ...what,
    limit,
    run,
    department,
    role: owner,
    ...(branch === undefined ? {} : { branch }),
    ...(procedure === undefined ? {} : { procedure }),
    raisedOn: on,
    due: dueOfLedger(turn.world, ledger).on,
  };
  turn.record({ type: "card-raised", card }, on);
}
