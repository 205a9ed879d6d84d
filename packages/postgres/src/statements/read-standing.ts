import type { Instant } from "@banjian/calendar";
import type { Remembered, Restored, Standing } from "@banjian/engine";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/** How far a tenant has come, beside what somebody remembers of it, in one statement. */
export async function readStanding(
  db: Kysely<Tables>,
  tenant: string,
  { position, keys = [] }: Remembered,
): Promise<Standing> {
  // The letter whose last event has that place: where a head stands, and what was remembered of it, one ends.
  const marked = (at: number | "head") =>
    db
      .selectFrom("outbox")
      .select(
        sql<string>`case_id || '/' || cast(seq as text) || ' ' ||
          to_char("at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`.as("mark"),
      )
      .where("tenant", "=", tenant)
      .where(
        "position",
        "=",
        at === "head"
          ? db.selectFrom("outbox_heads").select("position").where("tenant", "=", tenant)
          : String(at),
      );
  const head = db.selectFrom("outbox_heads").where("tenant", "=", tenant);
  const row = await db
    .selectNoFrom([
      head.select("epoch").as("epoch"),
      head.select("position").as("last"),
      marked("head").as("lastMark"),
      marked(position).as("mark"),
      db
        .selectFrom("requests")
        .select(sql<string[]>`array_agg(key)`.as("kept"))
        .where("tenant", "=", tenant)
        .where("key", "in", keys.length === 0 ? [""] : keys)
        .as("kept"),
    ])
    .executeTakeFirstOrThrow();
  const kept = new Set(row.kept ?? []);
  return {
    hall: tenant,
    epoch: row.epoch ?? 1,
    last: Number(row.last ?? 0),
    lastMark: row.lastMark ?? undefined,
    mark: row.mark ?? undefined,
    missing: keys.find((key) => !kept.has(key)),
  };
}

/** The last place that was given, and the moment of the last event there is. */
export async function reachedBy(db: Kysely<Tables>, tenant: string): Promise<Restored["gap"]> {
  // Of what was placed, not of the head: that is far ahead once a rewind has been found out.
  const mine = db.selectFrom("outbox").select(["at", "position"]).where("tenant", "=", tenant);
  const last = await mine
    .where("position", "is not", null)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  const unplaced = await mine
    .where("position", "is", null)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  const [since] = [last, unplaced]
    .flatMap((one) => (one === undefined ? [] : [one.at as Instant]))
    .toSorted()
    .slice(-1);
  return { after: Number(last?.position ?? 0), ...(since === undefined ? {} : { since }) };
}
