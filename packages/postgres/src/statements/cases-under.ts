import type { CaseStore } from "@banjian/engine";
import { type Kysely, sql } from "kysely";
import { useOf } from "../rows.js";
import type { Tables } from "../tables.js";

/** How many cases run under a version or once did, and how many of them have ended; of all halls unless one is named. */
export async function usesOf(db: Kysely<Tables>, digest: string, tenant?: string) {
  const movedFrom = sql<string>`facts.body->'from'->>'digest'`;
  const cases = db
    .selectFrom("cases")
    .select(["status", (one) => one.fn.countAll<string>().as("count")])
    .where((one) =>
      one.or([
        one("item_digest", "=", digest),
        one.exists(
          one
            .selectFrom("facts")
            .select("facts.seq")
            .whereRef("facts.tenant", "=", "cases.tenant")
            .whereRef("facts.case_id", "=", "cases.id")
            .where("facts.type", "=", "case-moved")
            .where(movedFrom, "=", digest),
        ),
      ]),
    )
    .groupBy("status");
  const rows = await (tenant === undefined
    ? cases
    : cases.where("cases.tenant", "=", tenant)
  ).execute();
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
