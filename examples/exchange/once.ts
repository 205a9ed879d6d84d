// #region once
import type { CloudEvent } from "banjian";
import type { Kysely, Transaction } from "kysely";

/** The receiver's own table, with `id` as its primary key, beside whatever it works on. */
export type Seen = { seen_events: { id: string } };

/** What is done for an event, as a part of the transaction that remembers it. */
export type Work = (event: CloudEvent, trx: Transaction<Seen>) => Promise<void>;

/** Does the work of an event that has not come before; the work and the id of the event are stored in one transaction. */
export async function once(db: Kysely<Seen>, event: CloudEvent, work: Work): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows = 0n } = await trx
      .insertInto("seen_events")
      .values({ id: event.id })
      .onConflict((it) => it.column("id").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows > 0n) await work(event, trx);
  });
}
// #endregion
