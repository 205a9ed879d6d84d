import type { Card } from "../case/card.js";
import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import { noMessages } from "../case/message-past.js";
import type { BranchDefinition, Item } from "../item/item.js";
import { keyOfMessage } from "../messages/lawful-order.js";
import type { ProcessMessage } from "../messages/process-message.js";
import { Turn } from "./turn.js";
import type { World } from "./world.js";

/** That a message came which cannot be, or `waits` too long for what must come first: a yellow card for the department of the branch that is handled in that system; one while none stands. Nothing where no branch is handled in it. */
export function reportImpossible(
  world: World,
  state: CaseState,
  { system, waits = false }: { readonly system: string; readonly waits?: boolean },
): readonly Fact[] {
  const branch = branchOf(world.item, system);
  if (branch === undefined) return [];
  const whose = { department: branch.department, role: "handler", branch: branch.id };
  const stands = standing(state, branch.id).length > 0;
  // Until the case is accepted it is not the department that is late.
  const isWaiting = state.milestones.acceptance === undefined && state.status === "open";
  if (stands || (isWaiting && waits)) return [];
  const turn = new Turn(world, state);
  const id = `c${state.cards.length + 1}`;
  turn.record({
    type: "card-raised",
    card: { id, colour: "yellow", cause: "message-impossible", ...whose, raisedOn: turn.today },
  });
  return turn.facts;
}

/** Whether a branch of the item is handled in that system. */
export function isSystemOf(item: Item, system: string): boolean {
  return branchOf(item, system) !== undefined;
}

/** Whether the department of a branch that is handled in that system has such a card. */
export function isImpossibleStanding(item: Item, state: CaseState, system: string): boolean {
  return standing(state, branchOf(item, system)?.id).length > 0;
}

/**
 * After another message of the system could be: the card goes where for all that is `left` of what could not be, the same
 * has been said again in a way that could. A row that nobody can read is left until a supervisor has seen to it.
 */
export function withdrawImpossible(
  world: World,
  state: CaseState,
  {
    system,
    left,
  }: { readonly system: string; readonly left: readonly (ProcessMessage | undefined)[] },
): readonly Fact[] {
  const branch = branchOf(world.item, system)?.id;
  const { versions } = state.received?.[branch ?? ""] ?? noMessages;
  const isSaidAgain = (message: ProcessMessage | undefined) =>
    message !== undefined && (versions[keyOfMessage(message)] ?? 0) >= Number(message.fields.SJBBH);
  if (!left.every(isSaidAgain)) return [];
  const turn = new Turn(world, state);
  for (const { id } of standing(state, branch)) {
    turn.record({ type: "card-withdrawn", id, because: "correction" });
  }
  return turn.facts;
}

function branchOf({ branches }: Item, system: string): BranchDefinition | undefined {
  return [...branches.values()].find((one) => one.system === system);
}

function standing({ cards }: CaseState, branch: string | undefined): Card[] {
  return cards.filter(
    (card) =>
      card.cause === "message-impossible" && card.branch === branch && card.withdrawn === undefined,
  );
}
