import { CodedError } from "@banjian/base";
import { settleIncident } from "@banjian/core";
import { changeCase } from "./change-case.js";
import { momentOf } from "./frame-at.js";
import type { Incident, IncidentWord } from "./incident.js";
import type { EngineParts } from "./parts.js";

/** What does not keep a person's word from being taken: there is no such case, or the work on it fails in the same way. */
const passedOver = ["CASE_UNKNOWN", "CASE_DIFFERS"];

/** Puts a person's word about failed work on the record of its case, once; what had failed goes on by that word also where nothing can be recorded. */
export async function recordIncident(
  parts: EngineParts,
  incident: Incident,
  { outcome, by, reason }: IncidentWord,
): Promise<void> {
  const { id, work, caseId, error } = incident;
  if (caseId === "" || outcome === "recovered") return;
  const event = await eventOf(parts, incident);
  const settled = { incident: id, work, outcome, decidedBy: by, reason, error };
  try {
    await momentOf(parts);
    const { receipt } = await changeCase(parts, {
      caseId,
      key: `incident:${id}`,
      body: () => id,
      decide: (world, state) =>
        settleIncident(world, state, { ...settled, ...(event === undefined ? {} : { event }) }),
    });
    await keepAway(parts, incident, receipt.version);
  } catch (thrown) {
    if (thrown instanceof CodedError && !passedOver.includes(thrown.code)) throw thrown;
  }
}

async function eventOf({ store }: EngineParts, { work, caseId, position }: Incident) {
  if (!work.startsWith("sink:")) return undefined;
  const [found] = await store.outbox.after(position - 1, 1);
  return found?.subject === caseId ? { id: found.id, name: found.name } : undefined;
}

/** That a word was recorded is no reason for the sweep to try the case again. */
async function keepAway({ store }: EngineParts, { work, caseId }: Incident, version: number) {
  if (work !== "sweep") return;
  const stall = (await store.stalls.of(work)).find((one) => one.caseId === caseId);
  if (stall === undefined || stall.version !== version) return;
  const { version: _, ...kept } = stall;
  await store.stalls.keep({ ...kept, position: version });
}
