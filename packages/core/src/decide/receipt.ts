import type { Text } from "@banjian/base";
import { amountText, dueOf, type LocalDate, receiptDay } from "@banjian/calendar";
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

/** Refuses a day later than that on which the window entered it, or further back from it than the item allows, and every day that the applicant writes (BACK_DATE_NOT_ALLOWED). */
export function checkBackDate(turn: Turn, day: LocalDate): void {
  const { channel, filedOn: entered = turn.today } = turn.state;
  if (channel === "window" && day === entered) return;
  const because = againstDay(turn, day, entered);
  if (because !== undefined) throw coreError("BACK_DATE_NOT_ALLOWED", { day, because });
}

function againstDay(
  { world, state, by }: Turn,
  day: LocalDate,
  entered: LocalDate,
): Text | undefined {
  if (state.channel !== "window") {
    return { zh: "网上办件于到达时收件", en: "an online application is received when it comes" };
  }
  if (day > entered) {
    return { zh: `晚于录入之日 ${entered}`, en: `that is after ${entered}, the day of entry` };
  }
  const back = stageOf(world.item.file, "submission")?.["back-date"];
  if (back === undefined) {
    return { zh: "本事项不许补录", en: "the item allows no earlier day (back-date)" };
  }
  if ([by?.id, by?.onBehalfOf?.id].includes(state.applicant.id)) {
    return { zh: "申请人不得自写收件日", en: "the applicant does not say when it was received" };
  }
  const earliest = { from: entered, within: back, direction: "before", roll: "stay" } as const;
  if (day >= dueOf(world.calendar, earliest).due) return undefined;
  return { zh: `最多补录 ${amountText(back, "zh")}`, en: `at most ${amountText(back, "en")} back` };
}
