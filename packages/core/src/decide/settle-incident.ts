import type { CaseState } from "../case/case-state.js";
import type { IncidentContents } from "../case/incident-fact.js";
import { type Decision, Turn } from "./turn.js";
import type { World } from "./world.js";

/** Puts on the record of a case what a person decided about work on it that had failed; nothing else moves. */
export function settleIncident(
  world: World,
  state: CaseState,
  settled: IncidentContents["incident-settled"],
): Decision {
  const turn = new Turn(world, state);
  turn.record({ type: "incident-settled", ...settled });
  return { facts: turn.facts, state: turn.state };
}
