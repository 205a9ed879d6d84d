import type { Instant } from "@banjian/calendar";
import { type HallOwnEvent, hallSubject } from "@banjian/engine";
import { type Kysely, sql } from "kysely";
import { countOn } from "./statements/count-on.js";
import type { Tables } from "./tables.js";

/**
 * Posts what befell the hall, in the transaction that stores its cause. Its number is counted under a lock that is held until
 * that transaction ends, and it waits for its place behind what waits there already: it keeps the order in which causes were committed.
 */
export async function postHallEvent(
  trx: Kysely<Tables>,
  tenant: string,
  told: HallOwnEvent,
  at: Instant,
): Promise<void> {
  const seq = await countOn(trx, tenant, hallSubject);
  const { last } = await trx
    .selectFrom("outbox")
    .select(({ fn }) => fn.max("at").as("last"))
    .where("tenant", "=", tenant)
    .where("case_id", "=", hallSubject)
    .where("position", "is", null)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("outbox")
    .columns(["tenant", "case_id", "seq", "at", "epoch", "count", "events"])
    .expression(({ selectFrom }) =>
      trx.selectNoFrom([
        sql<string>`cast(${tenant} as text)`.as("tenant"),
        sql<string>`cast(${hallSubject} as text)`.as("case_id"),
        sql<number>`cast(${seq} as integer)`.as("seq"),
        sql<string>`greatest(cast(${at} as timestamptz), cast(${last} as timestamptz))`.as("at"),
        sql<number>`coalesce(${selectFrom("outbox_heads")
          .select("epoch")
          .where("tenant", "=", tenant)}, 1)`.as("epoch"),
        sql<number>`1`.as("count"),
        sql<unknown>`cast(${JSON.stringify([{ ...told, seq, at }])} as jsonb)`.as("events"),
      ]),
    )
    .execute();
}
