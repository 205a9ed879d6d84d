import { newIncidentId } from "@banjian/engine";
import type { Kysely } from "kysely";
import { postgresCaseStore } from "./case-store.js";
import type { Tables } from "./tables.js";
import type { BrokenCase } from "./verify-cases.js";

/** Stops cases that were found to differ from their facts, each with an incident; one that is whole by now goes on. */
export async function stopBroken(db: Kysely<Tables>, broken: readonly BrokenCase[]): Promise<void> {
  for (const { tenant, caseId } of broken) {
    const store = postgresCaseStore(db, tenant);
    const { now } = await store.moment();
    await store.whole.stop(caseId, { id: newIncidentId(), at: now });
  }
}
