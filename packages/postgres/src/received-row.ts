import type { Received } from "@banjian/engine";
import type { Selectable } from "kysely";
import type { Tables } from "./tables.js";

/** A message of another system as it was kept. */
export function receivedFromRow(row: Selectable<Tables["inbound"]>): Received {
  const { id, system, case_id: caseId, received_at: receivedAt, fate, because, message } = row;
  return {
    id,
    system,
    caseId,
    message: message as Received["message"],
    receivedAt: receivedAt as Received["receivedAt"],
    fate,
    ...(because === null ? {} : { because: because as NonNullable<Received["because"]> }),
  };
}
