import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";
import { addUnlessThere } from "../unless-there.js";

/**
 * Gives the oldest committed letters their positions and says how many; nothing while another worker does, whom the lock on
 * the head tells. A letter that is not committed yet gets its position later, so no reader of positions ever misses one.
 */
export async function placeLetters(
  trx: Kysely<Tables>,
  tenant: string,
  most: number,
): Promise<number> {
  const head = await lockHead(trx, tenant);
  if (head === undefined) return 0;
  // Those of one case were committed in their order, and bear times that never go backwards.
  const letters = await trx
    .selectFrom("outbox")
    .select(["case_id", "seq", "count"])
    .where("tenant", "=", tenant)
    .where("position", "is", null)
    .orderBy("at")
    .orderBy("case_id")
    .orderBy("seq")
    .limit(most)
    .execute();
  if (letters.length === 0) return 0;
  let last = head;
  const positions = letters.map(({ count }) => (last += count));
  const places = trx
    .selectNoFrom([
      sql<string>`unnest(cast(${letters.map(({ case_id }) => case_id)} as text[]))`.as("case_id"),
      sql<number>`unnest(cast(${letters.map(({ seq }) => seq)} as integer[]))`.as("seq"),
      sql<string>`unnest(cast(${positions} as bigint[]))`.as("position"),
    ])
    .as("places");
  await trx
    .updateTable("outbox")
    .from(places)
    .set(({ ref }) => ({ position: sql<number>`${ref("places.position")}` }))
    .where("outbox.tenant", "=", tenant)
    .whereRef("outbox.case_id", "=", "places.case_id")
    .whereRef("outbox.seq", "=", "places.seq")
    .execute();
  await trx
    .updateTable("outbox_heads")
    .set({ position: last })
    .where("tenant", "=", tenant)
    .execute();
  return letters.length;
}

/** Makes the head of a tenant that has none yet; somebody else may be doing so. */
export async function beginHead(trx: Kysely<Tables>, tenant: string): Promise<void> {
  const known = trx.selectFrom("outbox_heads").select("epoch").where("tenant", "=", tenant);
  if ((await known.executeTakeFirst()) !== undefined) return;
  const first = { tenant, position: 0, epoch: 1 };
  await addUnlessThere(trx, trx.insertInto("outbox_heads").values(first));
}

/** The last position given, locked until this transaction ends; undefined while another one holds it. */
async function lockHead(trx: Kysely<Tables>, tenant: string): Promise<number | undefined> {
  const lock = () =>
    trx
      .selectFrom("outbox_heads")
      .select("position")
      .where("tenant", "=", tenant)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
  const head = await lock();
  if (head !== undefined) return Number(head.position);
  await beginHead(trx, tenant);
  const first = await lock();
  return first === undefined ? undefined : Number(first.position);
}
