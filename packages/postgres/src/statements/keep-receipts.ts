import type { CommitRequest, Receipt } from "@banjian/engine";
import type { CompiledQuery } from "kysely";
import { insertRows } from "./insert-rows.js";

const addRequests = insertRows("requests", {
  key: "text",
  case_id: "text",
  body: "text",
  version: "integer",
  at: "timestamptz",
});

/** What keeps which requests were accepted; a key that another transaction keeps at the same moment is a unique violation. */
export function keepReceipts(
  tenant: string,
  accepted: readonly { readonly request: CommitRequest; readonly receipt: Receipt }[],
): CompiledQuery {
  const rows = accepted.map(({ request: { key, body }, receipt: { caseId, version, at } }) => ({
    tenant,
    key,
    case_id: caseId,
    body: body(),
    version,
    at,
  }));
  return addRequests(tenant, rows);
}
