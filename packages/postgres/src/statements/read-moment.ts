import type { Instant } from "@banjian/calendar";
import type { Moment } from "@banjian/engine";
import { type Kysely, sql } from "kysely";
import { schemaName, type Tables } from "../tables.js";

/** What the database's clock says, the one clock by which due instants are judged (TL15), unless another one is given; whether it is doubted, and how many notices there are. */
export async function readMoment(
  db: Kysely<Tables>,
  tenant: string,
  clock?: () => Instant,
): Promise<Moment> {
  const { rows } = await sql<Moment>`
    select
      clock_timestamp() as now,
      exists (
        select 1 from ${sql.id(schemaName, "clock_holds")}
        where tenant = ${tenant} and released_at is null
      ) as held,
      (select count(*)::integer from ${sql.id(schemaName, "notices")}) as notices
  `.execute(db);
  const [moment] = rows;
  if (moment === undefined) throw new Error("the database told no time");
  return clock === undefined ? moment : { ...moment, now: clock() };
}
