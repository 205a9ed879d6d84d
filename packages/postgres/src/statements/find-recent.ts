import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/** The latest cases of a tenant, newest first, as they are stored; with `before` those behind that one in the list. */
export function findRecent(db: Kysely<Tables>, tenant: string, count: number, before?: string) {
  const latest = db
    .selectFrom("cases")
    .select(["id", "version", "fold"])
    .where("tenant", "=", tenant)
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .limit(count);
  if (before === undefined) return latest.execute();
  const last = db
    .selectFrom("cases")
    .select(["opened_at", "id"])
    .where("tenant", "=", tenant)
    .where("id", "=", before);
  const isBehind = sql<boolean>`(${sql.ref("opened_at")}, ${sql.ref("id")}) < ${last}`;
  return latest.where(isBehind).execute();
}
