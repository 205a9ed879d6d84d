import { dueOf, type LocalDate, receiptDay } from "@banjian/calendar";
import { coreError } from "../errors.js";
import { stageOf } from "../item/file-parts.js";
import type { Turn } from "./turn.js";
import { recordingInstant } from "./world.js";

/** The day an application counts as received: by the clock and the item's rule (TL11), or the earlier day the window took it on paper. */
export function receiptOn(turn: Turn, written: LocalDate | undefined): LocalDate {
  if (written === undefined) {
    const rule = stageOf(turn.world.item.file, "submission")?.receipt ?? "same-day";
    return receiptDay(turn.world, recordingInstant(turn.world, turn.state), rule);
  }
  checkBackDate(turn, written);
  return written;
}

/** Refuses a day later than that on which the window entered it, or further back from it than the item allows (BACK_DATE_NOT_ALLOWED). */
export function checkBackDate({ world, state, today }: Turn, day: LocalDate): void {
  const { channel, filedOn: entered = today } = state;
  const back = stageOf(world.item.file, "submission")?.["back-date"];
  if (channel === "window" && day === entered) return;
  if (channel !== "window" || back === undefined) {
    throw coreError("BACK_DATE_NOT_ALLOWED", { day, back: undefined });
  }
  const earliest = { from: entered, within: back, direction: "before", roll: "stay" } as const;
  if (day > entered || day < dueOf(world.calendar, earliest).due) {
    throw coreError("BACK_DATE_NOT_ALLOWED", { day, back });
  }
}
