import { dueOf, type LocalDate } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { World } from "./world.js";

/** The first day on which a piece of work may be reminded of again; undefined when it never has been. */
export function remindAgainOn(
  { item, calendar }: World,
  { reminders }: CaseState,
  work: string,
): LocalDate | undefined {
  const last = reminders[work];
  if (last === undefined) return undefined;
  return dueOf(calendar, { from: last.on, within: item.file.reminders.every }).due;
}
