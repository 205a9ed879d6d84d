import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import { Turn } from "./turn.js";
import type { World } from "./world.js";

/** That a message of the case did not arrive in time: a yellow card for the authority's window, unless one stands; also on a case that has ended. */
export function reportLateMessage(world: World, state: CaseState): readonly Fact[] {
  const stands = state.cards.some(
    ({ cause, withdrawn }) => cause === "message-late" && withdrawn === undefined,
  );
  if (stands) return [];
  const turn = new Turn(world, state);
  turn.record({
    type: "card-raised",
    card: {
      id: `c${state.cards.length + 1}`,
      colour: "yellow",
      cause: "message-late",
      department: world.item.file.item.authority.department,
      role: "window-clerk",
      raisedOn: turn.today,
    },
  });
  return turn.facts;
}
