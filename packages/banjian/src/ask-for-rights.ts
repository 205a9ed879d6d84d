import { CodedError } from "@banjian/base";
import { type EngineParts, parkStall } from "@banjian/engine";

/** Has a person look at a role that may no longer do its work, as far as an incident can still be stored. */
export async function askForRights(parts: EngineParts, error: unknown): Promise<void> {
  if (!(error instanceof CodedError) || error.code !== "STORE_FORBIDDEN") return;
  const { store, worker = store, announcer } = parts;
  try {
    const { now } = await worker.moment();
    const stall = { work: "rights", caseId: "", position: 0, tries: 1, since: now };
    await parkStall({ store: worker, announcer }, { ...stall, error: error.says.en }, now);
  } catch {
    // What may not be stored has been told to whoever listens for errors, and `health` says it.
  }
}
