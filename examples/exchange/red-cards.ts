// #region red-cards

import { natsSink } from "@banjian/exchange";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { type CloudEvent, type HallOptions, openHall, type SlaEvents } from "banjian";

/** A hall whose red cards `told` hears in this process at once; the same go to the stream, also those of a process that died. */
export async function openTelling(
  { servers, ...options }: HallOptions & { readonly servers: string },
  told: (card: SlaEvents["card:red"]) => void,
) {
  const stream = natsSink({ name: "log", servers });
  const hall = await openHall({ ...options, sinks: [stream] });
  hall.on("card:red", told);
  const close = async () => {
    await hall.close();
    await stream.close();
  };
  return { hall, close };
}

/** What waits for a durable consumer of red cards: it goes on where it was left, whoever was restarted meanwhile. */
export async function redCardsOf(servers: string, work: (event: CloudEvent) => Promise<void>) {
  const connection = await connect({ servers });
  const streams = await jetstreamManager(connection);
  const consumer = { durable_name: "red-cards", filter_subject: "banjian.card.red" };
  await streams.consumers.add("HALL", { ...consumer, ack_policy: "explicit" });
  const waiting = await (await jetstream(connection).consumers.get("HALL", "red-cards")).fetch({
    max_messages: 100,
    expires: 1_000,
  });
  for await (const message of waiting) {
    await work(message.json<CloudEvent>());
    await message.ackAck();
  }
  await connection.close();
}
// #endregion
