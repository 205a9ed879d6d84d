import { type Card, type CaseState, stageOf } from "@banjian/core";
import type { CardInCase, CardQuery } from "./ports.js";

/** The cards that are asked for, those raised last first. */
export function cardsFor(
  cases: readonly { readonly state: CaseState }[],
  query: CardQuery,
): CardInCase[] {
  return cases
    .flatMap(({ state }) => state.cards.map((card) => ({ card, state })))
    .filter((one) => isSought(one, query))
    .toSorted(byRaised)
    .slice(0, query.count);
}

function isSought({ card, state }: CardInCase, query: CardQuery): boolean {
  const { caseId = state.id, department = card.department, colour = card.colour } = query;
  const { cause = card.cause, from = card.raisedOn, to = card.raisedOn } = query;
  return (
    caseId === state.id &&
    department === card.department &&
    colour === card.colour &&
    cause === card.cause &&
    (query.stage === undefined || query.stage === stageOf(card)) &&
    (query.handler === undefined || peopleOf(card).includes(query.handler)) &&
    from <= card.raisedOn &&
    card.raisedOn <= to
  );
}

function peopleOf({ person, handlers = [] }: Card): string[] {
  return [person?.id ?? [], handlers.flatMap((one) => one.person?.id ?? [])].flat();
}

function byRaised(a: CardInCase, b: CardInCase): number {
  if (a.card.raisedOn !== b.card.raisedOn) return a.card.raisedOn > b.card.raisedOn ? -1 : 1;
  const [first, second] = [a, b].map(({ card, state }) => `${state.id} ${card.id}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}
