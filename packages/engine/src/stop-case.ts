import { CodedError } from "@banjian/base";
import { engineError } from "./errors.js";
import type { Incident } from "./incident.js";
import { newIncidentId } from "./park-stall.js";
import type { EngineParts } from "./parts.js";

type Parts = Pick<EngineParts, "store" | "announcer">;

/** Leaves a case to a person where it is not what its facts add up to, and announces it. */
export async function stopCase(
  { store, announcer }: Parts,
  caseId: string,
): Promise<Incident | undefined> {
  const id = newIncidentId();
  const incident = await store.whole.stop(caseId, { id, at: (await store.moment()).now });
  if (incident?.id === id) announcer.announceOwn({ name: "incident:opened", event: incident });
  return incident;
}

/** The reason why work on a case failed: where that is no refusal, the case may not be what its facts add up to. Then it is stopped. */
export async function reasonFor(parts: Parts, caseId: string, fault: unknown): Promise<unknown> {
  if (fault instanceof CodedError && fault.code !== "CASE_DIFFERS") return fault;
  // Whatever keeps it from being looked at, the fault is what is told.
  const incident = await stopCase(parts, caseId).catch(() => undefined);
  if (incident === undefined || fault instanceof CodedError) return fault;
  return engineError("CASE_DIFFERS", { caseId, at: incident.error });
}

/** Whether work was refused because its case is stopped. */
export function isStopped(reason: unknown): boolean {
  return reason instanceof CodedError && reason.code === "CASE_DIFFERS";
}

/** Stops the cases that lists have left out, so that a person hears of them. */
async function stopUnread(parts: Parts): Promise<void> {
  for (const caseId of parts.store.whole.unread()) {
    await stopCase(parts, caseId).catch(() => undefined);
  }
}

/** What is made of each case, without those of which it cannot be made because they are not what their facts add up to: these are stopped. */
export async function ofEachReadable<One, Made>(
  parts: Parts,
  all: readonly One[],
  it: { caseOf: (one: One) => string; make: (one: One) => Made | Promise<Made> },
): Promise<readonly Made[]> {
  await stopUnread(parts);
  const made = all.map(async (one) => {
    try {
      return [await it.make(one)];
    } catch (fault) {
      const reason = await reasonFor(parts, it.caseOf(one), fault);
      if (isStopped(reason)) return [];
      throw reason;
    }
  });
  return (await Promise.all(made)).flat();
}
