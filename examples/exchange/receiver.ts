// #region receiver
import type { IncomingHttpHeaders } from "node:http";
import { verifyWebhook } from "@banjian/exchange";
import type { CloudEvent } from "banjian";
import type { Kysely, Transaction } from "kysely";

type Tables = { seen_events: { id: string } };

/**
 * The receiver's side, effectively once: what is not ours is refused, and what came before is acknowledged without doing it
 * again, because the work and the id of the event are stored in one transaction.
 */
export async function receive(
  db: Kysely<Tables>,
  secret: string,
  message: { readonly headers: IncomingHttpHeaders; readonly body: string },
  work: (event: CloudEvent, trx: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  verifyWebhook(secret, message.headers, message.body);
  const event = JSON.parse(message.body) as CloudEvent;
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
