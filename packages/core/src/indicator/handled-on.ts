import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { RatedActName } from "../case/rating.js";
import type { Item } from "../item/item.js";

/**
 * The day an act of handling was done; nothing where it has not been, or was taken back since. What was completed without
 * an acceptance of its own was accepted with its receipt.
 */
export function handledOn(item: Item, state: CaseState, act: RatedActName): LocalDate | undefined {
  const { receipt, acceptance } = state.milestones;
  const filed = receipt?.[0] ?? state.filedOn;
  if (act === "filing") return filed;
  const completed = completionOf(item, state);
  return act === "completion" ? completed : (acceptance?.[0] ?? (completed && filed));
}

// An item without the stage of completion is done with its decision, or when it is put in the archive.
function completionOf(item: Item, state: CaseState): LocalDate | undefined {
  const { value, milestones, end, closedOn } = state;
  const place = typeof value === "string" ? value : Object.keys(value)[0];
  const { submission, "pre-acceptance": before, acceptance, approval, completion } = item.stages;
  if ([submission, before, acceptance, approval, completion].includes(place)) return undefined;
  if (milestones.completion !== undefined) return milestones.completion.at(-1);
  return completion === undefined && end === "archived"
    ? (milestones.decision?.at(-1) ?? closedOn)
    : undefined;
}
