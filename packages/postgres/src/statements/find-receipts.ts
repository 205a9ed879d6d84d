import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../tables.js";

/** The requests that were accepted before under one of these keys. */
export function findReceipts(
  db: Kysely<Tables>,
  tenant: string,
  keys: readonly string[],
): Promise<readonly Selectable<Tables["requests"]>[]> {
  return db
    .selectFrom("requests")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("key", "in", keys)
    .execute();
}
