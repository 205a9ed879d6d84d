import type { Instant } from "@banjian/calendar";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/** What the database's clock says: the one clock by which due instants are judged (TL15). */
export async function readClock(db: Kysely<Tables>): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(db);
  const now = rows[0]?.now;
  if (now === undefined) throw new Error("the database told no time");
  return now;
}
