import { randomUUID } from "node:crypto";
import type { Instant } from "@banjian/calendar";
import type { Incident } from "./incident.js";
import type { EngineParts } from "./parts.js";
import type { Stall } from "./stall.js";

/** The id of an incident that is opened. */
export function newIncidentId(): string {
  return `i${randomUUID().replaceAll("-", "").slice(0, 12)}`;
}

/** Leaves failed work to a person, and announces it. */
export async function parkStall(
  { store, announcer }: Pick<EngineParts, "store" | "announcer">,
  stall: Stall,
  at: Instant,
): Promise<Incident> {
  const id = newIncidentId();
  const incident = await store.stalls.park(stall, { id, at });
  if (incident.id === id) announcer.announceOwn({ name: "incident:opened", event: incident });
  return incident;
}

/** The work was done after all; an incident that was open for it is over, and that is announced. */
export async function clearStall(
  { store, announcer }: Pick<EngineParts, "store" | "announcer">,
  { work, caseId }: Pick<Stall, "work" | "caseId">,
  at: Instant,
): Promise<void> {
  const closed = await store.stalls.clear(work, caseId, at);
  if (closed !== undefined) announcer.announceOwn({ name: "incident:closed", event: closed });
}
