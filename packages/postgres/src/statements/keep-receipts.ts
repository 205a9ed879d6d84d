import type { CommitRequest, Receipt } from "@banjian/engine";
import type { Kysely } from "kysely";
import type { Tables } from "../tables.js";

/** Keeps what was accepted under which key; a key that another transaction keeps at the same moment is a unique violation. */
export async function keepReceipts(
  db: Kysely<Tables>,
  tenant: string,
  accepted: readonly { readonly request: CommitRequest; readonly receipt: Receipt }[],
): Promise<void> {
  if (accepted.length === 0) return;
  const rows = accepted.map(({ request: { key, body }, receipt: { caseId, version, at } }) => ({
    tenant,
    key,
    case_id: caseId,
    body,
    version,
    at,
  }));
  await db.insertInto("requests").values(rows).execute();
}
