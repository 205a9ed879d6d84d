import type { CaseStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import { useOf } from "../rows.js";
import type { Tables } from "../tables.js";

/** How many cases of a hall run under a version, and how many have ended under it. */
export async function usesOf(db: Kysely<Tables>, tenant: string, digest: string) {
  const rows = await db
    .selectFrom("cases")
    .select(["status", (one) => one.fn.countAll<string>().as("count")])
    .where("tenant", "=", tenant)
    .where("item_digest", "=", digest)
    .groupBy("status")
    .execute();
  return useOf(rows);
}

/** A page of the open cases of a hall under a version, in the order of their numbers. */
export async function openUnder(
  db: Kysely<Tables>,
  tenant: string,
  [digest, { batch, after = "" }]: Parameters<CaseStore["openUnder"]>,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("cases")
    .select("id")
    .where("tenant", "=", tenant)
    .where("item_digest", "=", digest)
    .where("status", "=", "open")
    .where("id", ">", after)
    .orderBy("id")
    .limit(batch)
    .execute();
  return rows.map(({ id }) => id);
}
