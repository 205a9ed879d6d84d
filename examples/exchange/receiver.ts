// #region receiver
import type { IncomingHttpHeaders } from "node:http";
import { verifyWebhook } from "@banjian/exchange";
import type { CloudEvent } from "banjian";
import type { Kysely } from "kysely";
import { once, type Seen, type Work } from "./once.js";

/** The receiver of a webhook, effectively once: what is not ours is refused, and what came before is acknowledged and not done again. */
export async function receive(
  db: Kysely<Seen>,
  secret: string,
  message: { readonly headers: IncomingHttpHeaders; readonly body: string },
  work: Work,
): Promise<void> {
  verifyWebhook(secret, message.headers, message.body);
  await once(db, JSON.parse(message.body) as CloudEvent, work);
}
// #endregion
