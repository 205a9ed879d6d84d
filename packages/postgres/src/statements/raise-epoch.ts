import type { Instant } from "@banjian/calendar";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";
import { beginHead } from "./place-letters.js";

/** More events than are lost between a backup and the moment that it replaces. */
const farBehind = 1_000_000_000;

/** Epochs are counted from here, in seconds. */
const first = Date.parse("2026-01-01T00:00:00Z");

/** More events than a hall stores in a second. */
const inOneSecond = 1_000_000;

/**
 * From now on ids of events are of a new epoch, places lie far behind those given before, and nobody serves a sink. What is new
 * follows from the moment as well, in seconds: of the same backup, restored once more, an epoch and places come that no one was given.
 */
export async function raiseEpoch(
  trx: Kysely<Tables>,
  tenant: string,
  at: Instant,
): Promise<number> {
  await beginHead(trx, tenant);
  const seconds = Math.max(0, Math.floor((Date.parse(at) - first) / 1_000));
  const { epoch } = await trx
    .updateTable("outbox_heads")
    .set(({ ref }) => ({
      epoch: sql<number>`greatest(${ref("epoch")} + 1, ${sql.lit(seconds)})`,
      position: sql<number>`greatest(${ref("position")} + ${sql.lit(farBehind)}, ${sql.lit(seconds * inOneSecond)})`,
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
