import type { LocalDate } from "@banjian/calendar";
import { handlersIn } from "../approval/office-work.js";
import type { Card } from "../case/card.js";
import type { HallRule } from "../definition/hall-rule.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger, keepDue } from "../limit/due.js";
import type { Ledger } from "../limit/ledger.js";
import type { Rung } from "../supervision/rungs.js";
import type { Turn } from "./turn.js";

/** Raises the card of a rung on the day on which it was reached. */
export function raiseRungCard(turn: Turn, ledger: Ledger, rung: CardRung, on: LocalDate): void {
  const cause = rung.when === "breach" || "overdue" in rung.when ? "overdue" : "near";
  const what = { colour: rung.does, cause, rung: rung.id } as const;
  raiseCard(turn, ledger, on, { ...what, ...raisedBy(rung.rule) });
}

/** What a rule of the hall adds to a card: its name, whom it is for and who is told. */
export function raisedBy(rule: HallRule | undefined) {
  if (rule === undefined) return {};
  const { name, target, notify } = rule;
  return {
    rule: name,
    ...(target === undefined ? {} : { role: target }),
    ...(notify === undefined ? {} : { notify }),
  };
}

type CardRung = Rung & { readonly does: "yellow" | "red" };

/** Raises a card for the one whose duty the limit is. */
export function raiseCard(
  turn: Turn,
  ledger: Ledger,
  on: LocalDate,
  what: Pick<Card, "colour" | "cause"> &
    Partial<Pick<Card, "rung" | "rule" | "role" | "notify" | "about">>,
): void {
  const { owner, department } = definitionOf(turn.world.item, ledger);
  const { key: limit, run, branch, procedure } = ledger;
  const handlers = handlersIn(turn.state, ledger, turn.world.item.file.item.authority.department);
  const due = dueOfLedger(turn.world, ledger);
  const before = turn.state.limits[limit];
  const card = {
    id: `c${turn.state.cards.length + 1}`,
    role: owner,
    ...what,
    limit,
    run,
    department,
    ...(handlers.length === 0 ? {} : { handlers }),
    ...(branch === undefined ? {} : { branch }),
    ...(procedure === undefined ? {} : { procedure }),
    raisedOn: on,
    due: due.on,
  };
  turn.record({ type: "card-raised", card }, on);
  const after = turn.state.limits[limit];
  if (after !== undefined && after !== ledger && ledger === before) keepDue(turn.world, after, due);
}
