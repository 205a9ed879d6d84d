// #region consumer
import type { ConsumerMessages } from "@nats-io/jetstream";
import type { CloudEvent } from "banjian";
import type { Kysely } from "kysely";
import { once, type Seen, type Work } from "./once.js";

/** The consumer of a JetStream stream, effectively once: acknowledged when the work is stored, asked for again when it failed. */
export async function consume(
  db: Kysely<Seen>,
  messages: ConsumerMessages,
  work: Work,
): Promise<void> {
  for await (const message of messages) {
    try {
      await once(db, message.json<CloudEvent>(), work);
      message.ack();
    } catch {
      message.nak(1_000);
    }
  }
}
// #endregion
