import type { Card } from "../../case/card.js";
import { type CardKind, cardSteps } from "../../case/card-steps.js";
import { isBound } from "../../item/roles.js";
import { workOfCard } from "../card-operations.js";
import type { PersonalArrow } from "../standing-arrows.js";
import type { Turn } from "../turn.js";
import type { Handler } from "./handler.js";
import { issueOrder } from "./supervising.js";

/** The card goes on in its life by the step that the operation takes. */
export const actOnCard: Handler<CardKind> = (turn, { arrow, payload: { reason } }) => {
  const step = cardSteps[arrow.kind as CardKind];
  turn.record({ type: "card-acted", id: cardOf(turn, arrow).id, step, reason });
};

/** The same with an order to those who bear the card, to answer within a time that is a limit of its own. */
export const superviseCard: Handler<"supervise-card"> = (turn, asked) => {
  actOnCard(turn, asked);
  const card = cardOf(turn, asked.arrow);
  const { role, department, branch } = card;
  issueOrder(
    turn,
    {
      work: workOfCard(card),
      roles: [role],
      ...(isBound(role) ? { department } : {}),
      ...(branch === undefined ? {} : { branch }),
    },
    asked.payload,
  );
};

function cardOf({ state }: Turn, { card }: PersonalArrow): Card {
  const found = state.cards.find(({ id }) => id === card);
  if (found === undefined) throw new Error(`case ${state.id} has no card ${card}`);
  return found;
}
