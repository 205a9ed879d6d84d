import { businessDaysBetween, epochDayOf, type LocalDate, receiptDay } from "@banjian/calendar";
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
  if (turn.state.channel !== "window") {
    throw coreError("BACK_DATE_NOT_ALLOWED", { day: written, back: undefined });
  }
  checkBackDate(turn, written, turn.today);
  return written;
}

/** Refuses a day later than that on which it was recorded, or further back than the item allows (BACK_DATE_NOT_ALLOWED). */
export function checkBackDate(turn: Turn, day: LocalDate, recorded: LocalDate): void {
  const back = stageOf(turn.world.item.file, "submission")?.["back-date"];
  if (day === recorded) return;
  const late = day > recorded || back === undefined;
  if (late || daysBack(turn, day, recorded) > back.count) {
    throw coreError("BACK_DATE_NOT_ALLOWED", { day, back });
  }
}

function daysBack({ world }: Turn, day: LocalDate, recorded: LocalDate): number {
  const back = stageOf(world.item.file, "submission")?.["back-date"];
  return back?.unit === "business-days"
    ? businessDaysBetween(world.calendar, day, recorded)
    : epochDayOf(recorded) - epochDayOf(day);
}
