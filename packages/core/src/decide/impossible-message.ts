import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import { Turn } from "./turn.js";
import type { World } from "./world.js";

/** That a message came which cannot be, or `waits` too long for what must come first: a yellow card for the department of the branch that is handled in that system, else for the authority's window; one for each while none stands. */
export function reportImpossible(
  world: World,
  state: CaseState,
  { system, waits = false }: { readonly system: string; readonly waits?: boolean },
): readonly Fact[] {
  const { branches, file } = world.item;
  const branch = [...branches.values()].find((one) => one.system === system);
  const whose =
    branch === undefined
      ? { department: file.item.authority.department, role: "window-clerk" }
      : { department: branch.department, role: "handler", branch: branch.id };
  const stands = state.cards.some(
    (card) =>
      card.cause === "message-impossible" &&
      card.branch === branch?.id &&
      card.withdrawn === undefined,
  );
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
