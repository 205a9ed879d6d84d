import { CodedError } from "@banjian/base";
import type { PlacedEvent } from "@banjian/engine";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { hasNatsServer, NatsServer } from "../testing/nats-server.js";
import { natsSink } from "./nats.js";

const event = (seq: number, name = "case:state") =>
  ({
    id: `local/1/c1/${seq}`,
    position: seq,
    subject: "c1",
    seq,
    at: "2026-09-14T02:00:00Z",
    name,
    event: { caseId: "c1", seq, item: "i", at: "2026-09-14T02:00:00Z" },
  }) as PlacedEvent;
const noSignal = new AbortController().signal;

test("EX4: a prefix that cannot begin a subject is refused at once", () => {
  for (const prefix of ["", "a b", "a..b", "a.*", ">"]) {
    expect(() => natsSink({ name: "log", servers: "nats://x", prefix })).toThrow(CodedError);
  }
});

if (!hasNatsServer) {
  console.warn("EX4 NOT TESTED: no nats-server here (apt install nats-server, or NATS_SERVER)");
}

describe.skipIf(!hasNatsServer)("EX4: a real NATS server (skipped where there is none)", () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await NatsServer.start();
  });
  afterAll(() => server.close());

  /** What lies in the stream, in its order. */
  async function stored(): Promise<readonly { subject: string; id: string }[]> {
    const connection = await connect({ servers: server.url });
    const consumer = await jetstream(connection).consumers.get("HALL");
    const { num_pending: pending } = await consumer.info(true);
    const found: { subject: string; id: string }[] = [];
    if (pending > 0) {
      for await (const message of await consumer.consume()) {
        const { id } = message.json<{ id: string }>();
        found.push({ subject: message.subject, id });
        if (message.info.pending === 0) break;
      }
    }
    await connection.close();
    return found;
  }

  async function makeStream(): Promise<void> {
    const connection = await connect({ servers: server.url });
    await (await jetstreamManager(connection)).streams.add({
      name: "HALL",
      subjects: ["banjian.>"],
    });
    await connection.close();
  }

  test("takes nothing while no stream has the subject, then each event once and in order, also over its own death", async () => {
    const sink = natsSink({ name: "log", servers: server.url, timeout: 2_000 });
    const deliver = (seq: number, name?: string) => sink.deliver(event(seq, name), noSignal);
    await expect(deliver(1)).rejects.toMatchObject({ code: "NATS_UNAVAILABLE" });
    await makeStream();
    for (const seq of [1, 2, 2, 3]) await deliver(seq);
    await deliver(4, "card:red");
    await server.kill();
    await expect(deliver(5)).rejects.toMatchObject({ code: "NATS_UNAVAILABLE" });
    await server.start();
    // As the relay does: again, until it is taken. What was stored without an answer is not stored twice.
    await vi.waitFor(() => deliver(4, "card:red"), { timeout: 15_000 });
    await vi.waitFor(() => deliver(5), { timeout: 15_000 });
    await sink.close();
    expect(await stored()).toEqual([
      { subject: "banjian.case.state", id: "local/1/c1/1" },
      { subject: "banjian.case.state", id: "local/1/c1/2" },
      { subject: "banjian.case.state", id: "local/1/c1/3" },
      { subject: "banjian.card.red", id: "local/1/c1/4" },
      { subject: "banjian.case.state", id: "local/1/c1/5" },
    ]);
  }, 40_000);
});
