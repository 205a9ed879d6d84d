import { CodedError, type Text } from "@banjian/base";
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
import type { Caller, Engine } from "@banjian/engine";
import type { ManualClock } from "banjian";
import { cliError } from "../errors.js";
import type { Story } from "./story.js";

/** Where a story is played, and the clock that it moves. */
export type Stage = { readonly hall: Engine; readonly clock: ManualClock; readonly zone: TimeZone };

/** What was refused on the way, and left no trace in the case. */
export type Refusal = {
  readonly at: string;
  readonly by: string;
  readonly does: string;
  readonly why: CodedError;
};

/** The case as it was played, and what was refused on the way. */
export type Played = { readonly caseId: string; readonly refusals: readonly Refusal[] };

/** The zone in which the clocks of a story's halls run. */
export const storyZone = parseTimeZone("Asia/Shanghai");

/** One performance: `run` keeps its keys apart from another's, `onStep` hears which step comes next, and when. */
export type Performance = {
  readonly run: string;
  readonly onStep: (step: number, at: string) => Promise<void>;
};

/**
 * Plays a story: moves the clock from step to step and sweeps at every midnight on the way. A step that is not refused as the
 * story says, or refused when it does not say so, throws.
 */
export async function playStory(
  { hall, clock, zone }: Stage,
  story: Story,
  { run, onStep }: Performance,
): Promise<Played> {
  let caseId = "";
  const refusals: Refusal[] = [];

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
  async function take(step: Story["steps"][number], command: Caller): Promise<void> {
    const { does, in: branch, says } = step;
    if (caseId === "") {
      const opens = does === "save-draft" ? "saveDraft" : "submit";
      ({ caseId } = await hall[opens](story.item, story.application, command));
      return;
    }
    await hall.act(caseId, does, {
      ...command,
      ...(branch === undefined ? {} : { branch }),
      ...(says === undefined ? {} : { payload: says }),
    });
  }

  for (const absence of story.absences) await hall.absences.record(absence);
  for (const [index, step] of story.steps.entries()) {
    await onStep(index + 1, step.at);
    await passTime(step.at);
    const by = story.actor(step.by);
    const why = await refusalOf(take(step, { by, key: `${run}-${index}` }));
    if (why?.code !== step.refused) {
      const { at, does, refused = "" } = step;
      throw cliError("STORY_STEP", {
        step: index + 1,
        at,
        does,
        why: why === undefined ? notRefused(refused) : told(why),
      });
    }
    if (why !== undefined) {
      refusals.push({ at: step.at, by: by.name ?? by.id, does: step.does, why });
    }
  }
  await passTime(story.ends);
  return { caseId, refusals };
}

function told({ code, says }: CodedError): Text {
  return { zh: `${code}：${says.zh}`, en: `${code}: ${says.en}` };
}

function notRefused(code: string): Text {
  return { zh: `没有以 ${code} 拒绝`, en: `it was not refused with ${code}` };
}

async function refusalOf(taken: Promise<void>): Promise<CodedError | undefined> {
  try {
    await taken;
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
}

/** "2026-09-14 20:15" by the wall clock of the zone. */
export function wallClock(text: string, zone: TimeZone): Instant {
  const [day = "", time = ""] = text.split(" ");
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return instantAt(parseLocalDate(day), (hour * 60 + minute) * 60_000, zone);
}
