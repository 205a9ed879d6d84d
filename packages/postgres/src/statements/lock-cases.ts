import type { CaseState } from "@banjian/core";
import type { Kysely } from "kysely";
import { stateFromRow } from "../rows.js";
import type { Tables } from "../tables.js";

/** Locks and loads cases in the order of their ids, so that two transactions never wait for each other. */
export async function lockCases(
  db: Kysely<Tables>,
  tenant: string,
  { ids, skipLocked }: { readonly ids: readonly string[]; readonly skipLocked: boolean },
): Promise<Map<string, CaseState>> {
  if (ids.length === 0) return new Map();
  const query = db
    .selectFrom("cases")
    .select(["id", "fold"])
    .where("tenant", "=", tenant)
    .where("id", "in", ids)
    .orderBy("id")
    .forUpdate();
  const rows = await (skipLocked ? query.skipLocked() : query).execute();
  return new Map(rows.map((row) => [row.id, stateFromRow(row)]));
}
