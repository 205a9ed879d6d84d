import type { ProcessMessage } from "@banjian/core";
import type { Received } from "@banjian/engine";
import type { Selectable } from "kysely";
import type { Tables } from "./tables.js";

/** A message of another system as it was kept. */
export function receivedFromRow(row: Selectable<Tables["inbound"]>): Received {
  const { id, system, case_id: caseId, received_at: receivedAt, fate, because, message } = row;
  const sent = message as ProcessMessage | { readonly raw: string };
  return {
    id,
    system,
    caseId,
    receivedAt: receivedAt as Received["receivedAt"],
    fate,
    ...("raw" in sent ? { raw: sent.raw } : { message: sent }),
    ...(because === null ? {} : { because: because as NonNullable<Received["because"]> }),
  };
}
