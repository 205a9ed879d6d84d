import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/** The next number under a name: who counts at the same time waits, and gets the one after. */
export async function countOn(db: Kysely<Tables>, tenant: string, name: string): Promise<number> {
  const { value } = await db
    .insertInto("counters")
    .values({ tenant, name, value: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["tenant", "name"])
        .doUpdateSet({ value: ({ ref }) => sql<number>`${ref("counters.value")} + 1` }),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  return Number(value);
}
