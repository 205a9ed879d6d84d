import type { Consultation, ConsultationEnd } from "../case/consultation.js";
import { openConsultations } from "../case/consultation.js";
import { cutOff, endLimit } from "./limits.js";
import type { Turn } from "./turn.js";

/** Nobody has to answer a consultation any more, nor what was asked for it; their limits end neither met nor, in time, overdue. */
export function endConsultation(turn: Turn, { id }: Consultation, because: ConsultationEnd): void {
  turn.record({ type: "consultation-ended", id, because });
  const limit = turn.state.limits[`consultation:${id}`];
  if (limit?.status === "running") cutOff(turn, limit, turn.today);
  endBelow(turn, id);
}

/** What was asked for a consultation that is over. */
function endBelow(turn: Turn, above: string): void {
  for (const one of openConsultations(turn.state)) {
    if (one.above === above) endConsultation(turn, one, "above");
  }
}

/** What a branch had asked ends with it. */
export function endConsultations(turn: Turn, branch: string): void {
  for (const one of openConsultations(turn.state, branch)) {
    if (one.above === undefined) endConsultation(turn, one, "branch-done");
  }
}

/** The answer has come: its limit ends, and what was asked for it is over. */
export function answerConsultation(turn: Turn, id: string, answer: string): void {
  turn.record({ type: "consultation-answered", id, answer });
  const limit = turn.state.limits[`consultation:${id}`];
  if (limit?.status === "running") endLimit(turn, limit);
  endBelow(turn, id);
}
