import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";
import { addUnlessThere } from "../unless-there.js";

/** The next number under a name: who counts at the same time waits, and gets the one after. */
export async function countOn(db: Kysely<Tables>, tenant: string, name: string): Promise<number> {
  const next = db
    .updateTable("counters")
    .set(({ ref }) => ({ value: sql<number>`${ref("value")} + 1` }))
    .where("tenant", "=", tenant)
    .where("name", "=", name)
    .returning("value");
  const counted = await next.executeTakeFirst();
  if (counted !== undefined) return Number(counted.value);
  const first = db.insertInto("counters").values({ tenant, name, value: 1 });
  if (await addUnlessThere(db, first)) return 1;
  return Number((await next.executeTakeFirstOrThrow()).value);
}
