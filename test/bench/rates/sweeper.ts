import { ManualClock, openHall } from "banjian";
import { morning } from "./copies.js";
import { answerAll } from "./crew.js";
import { tenant } from "./job.js";

/** Where a process sweeps. */
export type SweepPlace = { readonly url: string; readonly items: string };

/** Until when it is asked to take effect of what is due. */
export type SweepAsked = { readonly at: string };

/** What it did: cases in which something took effect, and those that could not be swept; milliseconds by the clock and of its processor. */
export type SweepAnswer = {
  readonly moved: number;
  readonly failed: number;
  readonly ms: number;
  readonly used: number;
};

/** A hall that does nothing but sweep when it is asked to. */
export async function sweepAt({ url, items }: SweepPlace): Promise<void> {
  const clock = new ManualClock(morning);
  const hall = await openHall({ db: url, items, tenant, clock: clock.now });
  await answerAll<SweepAsked>(async ({ at }) => {
    clock.moveTo(at);
    const before = process.cpuUsage();
    const began = performance.now();
    const { moved, failed } = await hall.sweep();
    const { user, system } = process.cpuUsage(before);
    const used = (user + system) / 1_000;
    const ms = performance.now() - began;
    return { moved, failed: failed.length, ms, used } satisfies SweepAnswer;
  });
  await hall.close();
}
