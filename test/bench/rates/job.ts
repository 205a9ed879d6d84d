import type { Hall } from "banjian";
import type { Pool } from "pg";
import { application, people, steps } from "../../support/small-item.js";
import { type ProcessorTime, processorTime } from "./processor-time.js";

/** Decisions of one case, from its filing to its end. */
export const perCase = steps.length + 1;

/** What every writer is given: a server, a name that no other turn has, and how much is to be done. */
export type Job = {
  readonly url: string;
  readonly admin: Pool;
  readonly name: string;
  readonly cases: number;
  readonly inFlight: number;
};

/** All write for one tenant. */
export const tenant = "hall";

/** What all of it took, in milliseconds by the clock and of processors. */
export type Taken = { readonly ms: number; readonly used: ProcessorTime };

/** Takes every case to its end, so many at a time, each step after the one before. */
export async function takeAll(
  { cases, inFlight, admin }: Job,
  takeOne: (index: number) => Promise<void>,
): Promise<Taken> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < cases; index = next++) await takeOne(index);
  };
  const before = await processorTime(admin);
  const began = performance.now();
  await Promise.all(Array.from({ length: Math.min(inFlight, cases) }, worker));
  const ms = performance.now() - began;
  const { client, server } = await processorTime(admin);
  return { ms, used: { client: client - before.client, server: server - before.server } };
}

/** Takes one case of the small item to its end through a hall. */
export async function takeThrough(hall: Hall, name: string): Promise<void> {
  const { caseId } = await hall.submit("small-licence", application, {
    by: people.applicant,
    key: `${name}-0`,
  });
  for (const [index, { action, ...step }] of steps.entries()) {
    await hall.act(caseId, action, { ...step, key: `${name}-${index + 1}` });
  }
}
