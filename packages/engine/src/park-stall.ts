import { randomUUID } from "node:crypto";
import type { Instant } from "@banjian/calendar";
import type { EngineParts } from "./parts.js";
import type { Incident, Stall } from "./stall.js";

/** Leaves failed work to a person, and announces it. */
export async function parkStall(
  { store, announcer }: Pick<EngineParts, "store" | "announcer">,
  stall: Stall,
  at: Instant,
): Promise<Incident> {
  const id = `i${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const incident = await store.stalls.park(stall, { id, at });
  if (incident.id === id) announcer.announceIncident("incident:opened", incident);
  return incident;
}
