import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";
import { beginHead } from "./place-letters.js";

/** More events than are lost between a backup and the moment that it replaces. */
const farBehind = 1_000_000_000;

/** From now on ids of events are of a new epoch, places lie far behind those given before, and nobody serves a sink. */
export async function raiseEpoch(trx: Kysely<Tables>, tenant: string): Promise<number> {
  await beginHead(trx, tenant);
  const { epoch } = await trx
    .updateTable("outbox_heads")
    .set(({ eb, ref }) => ({
      epoch: eb("epoch", "+", 1),
      position: sql<number>`${ref("position")} + ${sql.lit(farBehind)}`,
    }))
    .where("tenant", "=", tenant)
    .returning("epoch")
    .executeTakeFirstOrThrow();
  await trx
    .updateTable("sinks")
    .set({ owner: null, until: null })
    .where("tenant", "=", tenant)
    .execute();
  return epoch;
}
