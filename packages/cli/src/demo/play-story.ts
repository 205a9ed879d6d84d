import {
  type Instant,
  instantAt,
  localDateAt,
  parseLocalDate,
  parseTimeZone,
  plusDays,
  startOfDay,
  type TimeZone,
} from "@banjian/calendar";
import type { Hall, ManualClock } from "banjian";
import type { Story } from "./story.js";

/** The hall a story is played in, and the clock that it moves. */
export type Stage = { readonly hall: Hall; readonly clock: ManualClock; readonly zone: TimeZone };

/** The zone in which the clocks of a story's halls run. */
export const storyZone = parseTimeZone("Asia/Shanghai");

/** One performance: `run` keeps its keys apart from another's, `onStep` hears which step comes next, and when. */
export type Performance = {
  readonly run: string;
  readonly onStep: (step: number, at: string) => Promise<void>;
};

/**
 * Plays a story: moves the clock from step to step and sweeps at every midnight on the way. Returns the number of the
 * case.
 */
export async function playStory(
  { hall, clock, zone }: Stage,
  story: Story,
  { run, onStep }: Performance,
): Promise<string> {
  let caseId = "";

  async function passTime(until: string): Promise<void> {
    const instant = wallClock(until, zone);
    const day = localDateAt(instant, zone);
    for (
      let next = plusDays(localDateAt(clock.now(), zone), 1);
      next <= day;
      next = plusDays(next, 1)
    ) {
      clock.moveTo(startOfDay(next, zone));
      await hall.sweep();
    }
    clock.moveTo(instant);
  }

  for (const absence of story.absences) await hall.absences.record(absence);
  for (const [index, { at, by, does, in: branch, says }] of story.steps.entries()) {
    await onStep(index + 1, at);
    await passTime(at);
    const command = { by: story.actor(by), key: `${run}-${index}` };
    if (does === "submit") {
      ({ caseId } = await hall.submit(story.item, story.application, command));
    } else {
      await hall.act(caseId, does, {
        ...command,
        ...(branch === undefined ? {} : { branch }),
        ...(says === undefined ? {} : { payload: says }),
      });
    }
  }
  await passTime(story.ends);
  return caseId;
}

/** "2026-09-14 20:15" by the wall clock of the zone. */
export function wallClock(text: string, zone: TimeZone): Instant {
  const [day = "", time = ""] = text.split(" ");
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return instantAt(parseLocalDate(day), (hour * 60 + minute) * 60_000, zone);
}
