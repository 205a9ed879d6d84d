import type { LocalDate } from "@banjian/calendar";
import { type CaseState, firstDay } from "../case/case-state.js";
import type { Milestone } from "../definition/milestone.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import { correctionInvalid, spansAnew } from "./correct-exclusion.js";
import { announce, endLimit, reach } from "./limits.js";
import { moveMoment } from "./move-moment.js";
import type { Turn } from "./turn.js";

/**
 * It had been accepted on paper on an earlier day than the record says, or the record says nothing of it: what runs from
 * acceptance runs from that day, and what has come since has ended it.
 */
export function correctAcceptance(turn: Turn, on: LocalDate): void {
  const { state } = turn;
  refuseOddDay(turn, on);
  const before = firstDay(state, "acceptance");
  if (before === undefined) {
    reach(turn, "acceptance", on);
    endStarted(turn, state);
    return;
  }
  turn.record({ type: "milestone-corrected", milestone: "acceptance", index: 0, on });
  moveMoment(turn, "acceptance", { before, on });
}

function refuseOddDay({ state, today }: Turn, on: LocalDate): void {
  const received = state.milestones.receipt?.at(-1);
  const before = firstDay(state, "acceptance");
  if (received === undefined) {
    throw correctionInvalid({ zh: "尚未收件", en: "nothing has been received" });
  }
  if (state.milestones.refusal !== undefined) {
    throw correctionInvalid({ zh: "已不予受理", en: "acceptance was refused" });
  }
  if (before === undefined && firstDay(state, "decision") === undefined) {
    throw correctionInvalid({ zh: "尚未决定，请直接受理", en: "it is not decided; accept it" });
  }
  if (state.deemed.includes("deemed-accepted")) {
    throw correctionInvalid({
      zh: "以沉默受理的，随收件日更正",
      en: "accepted by silence: it goes with the day of receipt",
    });
  }
  if (on < received || on >= (before ?? today)) {
    throw correctionInvalid({
      zh: `受理日应在收件日 ${received} 至 ${before ?? today} 前一日之间`,
      en: `it is from the day of receipt, ${received}, and before ${before ?? today}`,
    });
  }
}

/** What began with it so late ends with what has come meanwhile, or with the case. */
function endStarted(turn: Turn, found: CaseState): void {
  for (const ledger of inOrder(turn.state.limits)) {
    const { key, run, status } = ledger;
    const definition = turn.world.item.limits.get(key);
    const before = found.limits[key];
    if (status !== "running" || definition === undefined || before?.run === run) continue;
    const ends = definition.ends.flatMap((end) => daysOf(found, end)).toSorted();
    const last = ends.find((day) => day >= ledger.from);
    const excluded = spansAnew(turn, definition, ledger);
    if (excluded.length > 0) announce(turn, { type: "limit-corrected", limit: key, run, excluded });
    const closed = turn.state.limits[key] as Ledger;
    if (last !== undefined) endLimit(turn, closed, last);
    else if (found.closedOn !== undefined) endLimit(turn, closed, found.closedOn, "ended");
  }
}

function daysOf({ milestones }: CaseState, end: unknown): readonly LocalDate[] {
  return typeof end === "string" ? (milestones[end as Milestone] ?? []) : [];
}
