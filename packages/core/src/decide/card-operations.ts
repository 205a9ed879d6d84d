import { type Card, stageOf } from "../case/card.js";
import { type CardKind, cardSteps } from "../case/card-steps.js";
import type { CaseState } from "../case/case-state.js";
import { holderOf } from "../case/task.js";
import { actionKinds } from "../definition/action-kind.js";
import { coreError } from "../errors.js";
import type { Item } from "../item/item.js";
import type { Candidate } from "./candidate.js";
import type { Guise } from "./guises.js";
import { isPermitted, notPermitted } from "./permission.js";
import type { PersonalArrow } from "./standing-arrows.js";

/** What only the supervising role does; the rest is for the department that bears the card. */
const bySupervisor: ReadonlySet<CardKind> = new Set([
  "notify-card",
  "supervise-card",
  "withdraw-card",
  "confirm-card",
]);

/** What is done about a card once only. */
const once: ReadonlySet<CardKind> = new Set(["notify-card", "appeal-card"]);

/** The work of an order about a card. */
export const workOfCard = ({ id }: Card) => `card:${id}`;

/** Every way in which somebody could take a step in the life of a card; none where there is no card. */
export function cardCandidates(
  item: Item,
  state: CaseState,
  guises: readonly Guise[],
  kind: CardKind,
): Candidate[] {
  // An order is a limit, and nothing runs in a case that has ended.
  if (state.status === "closed" && kind === "supervise-card") return [];
  return state.cards.flatMap((card) => {
    const arrow = arrowFor(item, card, kind);
    const against = objectionTo(state, card, kind);
    return guises
      .filter(({ task }) => task === undefined)
      .map(({ actor }) => ({
        actor,
        arrow,
        refusal: !isPermitted(item, state.applicant.id, actor, arrow)
          ? () => notPermitted(item, actor, arrow)
          : bySupervisor.has(kind) && hasHandled(state, card, actor.id)
            ? () => coreError("CARD_OWN", { card: card.id })
            : against,
      }));
  });
}

/** Whether a card is about what somebody did, holds or has given an opinion on: nobody judges that of themselves. */
function hasHandled({ owners, branches }: CaseState, card: Card, id: string): boolean {
  if (card.person?.id === id) return true;
  if (Object.values(owners).some((owner) => holderOf(owner)?.id === id)) return true;
  return Object.values(branches).some(({ opinions }) => opinions.some(({ by }) => by.id === id));
}

function arrowFor(item: Item, { id: card, role, branch }: Card, kind: CardKind): PersonalArrow {
  if (bySupervisor.has(kind)) return { action: kind, kind, by: [item.file.supervision.by], card };
  const by = [...new Set([role, "head"])];
  return { action: kind, kind, by, card, ...(branch === undefined ? {} : { branch }) };
}

/** What stands against a step: the card's life is over, it was taken before, an order stands, or nobody was heard. */
function objectionTo({ orders }: CaseState, card: Card, kind: CardKind): Candidate["refusal"] {
  const stage = stageOf(card);
  const { id, life = [] } = card;
  if (stage === "withdrawn" || stage === "confirmed") {
    return () => coreError("CARD_ENDED", { card: id, stage });
  }
  if (once.has(kind) && life.some(({ step }) => step === cardSteps[kind])) {
    return () => coreError("CARD_STEP_TAKEN", { card: id, step: actionKinds[kind] });
  }
  const isOrdered = orders.some(
    ({ work, answeredOn }) => work === workOfCard(card) && answeredOn === undefined,
  );
  if (kind === "supervise-card" && isOrdered) {
    return () => coreError("CARD_SUPERVISED", { card: id });
  }
  if (kind === "confirm-card" && life.length === 0) {
    return () => coreError("CARD_UNHEARD", { card: id });
  }
  return undefined;
}
