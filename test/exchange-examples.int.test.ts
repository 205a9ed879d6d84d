import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { AckPolicy, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { application, citizen } from "../examples/embed/people.js";
import { consume } from "../examples/exchange/consumer.js";
import type { Seen } from "../examples/exchange/once.js";
import { receive } from "../examples/exchange/receiver.js";
import { openTelling, redCardsOf } from "../examples/exchange/red-cards.js";
import type { CloudEvent } from "../packages/banjian/src/index.js";
import { ManualClock } from "../packages/banjian/src/index.js";
import type { PlacedEvent } from "../packages/engine/src/index.js";
import { natsSink, webhookSink } from "../packages/exchange/src/index.js";
import { hasNatsServer, NatsServer } from "../packages/exchange/src/testing/nats-server.js";
import type { OpenDatabase } from "../packages/postgres/src/connect.js";
import { openTestDatabase } from "./support/open-test-database.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const noSignal = new AbortController().signal;
const event = (seq: number) =>
  ({
    id: `local/1/c1/${seq}`,
    position: seq,
    subject: "c1",
    seq,
    at: "2026-09-14T02:00:00Z",
    name: "case:state",
    event: { caseId: "c1", seq, item: "i", at: "2026-09-14T02:00:00Z" },
  }) as PlacedEvent;

let database: OpenDatabase<Seen>;
let done: string[] = [];
let fails = 0;

/** Work that fails as often as the test says, before it is done. */
const work = async ({ id }: { id: string }) => {
  if (fails-- > 0) throw new Error("not yet");
  done.push(id);
};

beforeAll(async () => {
  database = await openTestDatabase<Seen>("pglite");
  await sql`create table seen_events (id text primary key)`.execute(database.db);
});
beforeEach(async () => {
  [done, fails] = [[], 0];
  await database.db.deleteFrom("seen_events").execute();
});
afterAll(() => database.close());

test("EX5: the receiver of the example does nothing twice, nothing halfway, and nothing that is not signed", async () => {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      receive(database.db, secret, { headers: request.headers, body }, work).then(
        () => response.writeHead(204).end(),
        () => response.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}/`;
  const hook = { name: "city", url, hosts: ["localhost"], intranet: true };
  const ours = webhookSink({ ...hook, secret });
  const others = webhookSink({ ...hook, secret: secret.replace("Mf", "Ng") });
  fails = 1;
  const refused = expect.objectContaining({ code: "WEBHOOK_REFUSED" });
  await expect(ours.deliver(event(1), noSignal), "the work failed").rejects.toEqual(refused);
  for (const seq of [1, 1, 2, 1]) await ours.deliver(event(seq), noSignal);
  await expect(others.deliver(event(3), noSignal), "not signed").rejects.toEqual(refused);
  server.closeAllConnections();
  server.close();
  expect(done).toEqual(["local/1/c1/1", "local/1/c1/2"]);
});

if (!hasNatsServer) {
  console.warn("EX5 NOT TESTED over NATS: no nats-server here (apt install nats-server)");
}

test.skipIf(!hasNatsServer)(
  "EX5: the consumer of the example does nothing twice, also where the stream has an event twice or the work failed at first",
  async () => {
    const server = await NatsServer.start();
    const connection = await connect({ servers: server.url });
    const manager = await jetstreamManager(connection);
    // A window so short that the server forgets: the same event lies in the stream twice.
    const window = 100_000_000;
    await manager.streams.add({ name: "HALL", subjects: ["banjian.>"], duplicate_window: window });
    await manager.consumers.add("HALL", { durable_name: "city", ack_policy: AckPolicy.Explicit });
    const sink = natsSink({ name: "log", servers: server.url });
    await sink.deliver(event(1), noSignal);
    await new Promise((later) => setTimeout(later, 400));
    for (const seq of [1, 2]) await sink.deliver(event(seq), noSignal);
    expect((await manager.streams.info("HALL")).state.messages).toBe(3);
    fails = 1;
    const messages = await (await jetstream(connection).consumers.get("HALL", "city")).consume();
    const consumed = consume(database.db, messages, work);
    await vi.waitFor(
      () => expect(done.toSorted()).toEqual(["local/1/c1/1", "local/1/c1/2"]),
      15_000,
    );
    await messages.close();
    await consumed;
    await sink.close();
    await connection.close();
    await server.close();
  },
  40_000,
);

test.skipIf(!hasNatsServer)(
  "EX5: red cards are heard in the process, and after a restart of it and of NATS all of them once over the stream",
  async () => {
    const server = await NatsServer.start();
    const connection = await connect({ servers: server.url });
    await (await jetstreamManager(connection)).streams.add({
      name: "HALL",
      subjects: ["banjian.>"],
    });
    await connection.close();
    const folder = mkdtempSync(path.join(tmpdir(), "banjian-red-"));
    const clock = new ManualClock("2026-09-14T10:00:00+08:00");
    const options = { db: `pglite://${folder}`, items: "examples/items", clock: clock.now };
    const heard: string[] = [];
    const open = () =>
      openTelling({ ...options, servers: server.url }, ({ caseId, seq }) => {
        heard.push(`${caseId}/${seq}`);
      });
    /** Two cases that nobody takes up: each has a red card a week later. */
    const two = async ({ hall }: Awaited<ReturnType<typeof open>>, keys: readonly string[]) => {
      const ids = [];
      for (const key of keys) {
        const by = { by: citizen, key };
        ids.push((await hall.submit("food-business-licence", application, by)).caseId);
      }
      clock.moveTo(new Date(Date.parse(clock.now()) + 14 * 86_400_000).toISOString());
      await hall.sweep();
      return ids;
    };
    const first = await open();
    const early = await two(first, ["1", "2"]);
    await first.close();
    // It ended before anything went out, and its successor finds no NATS.
    await server.kill();
    const second = await open();
    const late = await two(second, ["3", "4"]);
    expect((await second.hall.deliver()).failed).toBeGreaterThan(0);
    await server.start();
    clock.moveTo(new Date(Date.parse(clock.now()) + 3_600_000).toISOString());
    await second.hall.deliver();
    await second.close();
    const came: string[] = [];
    const work = async ({ id }: CloudEvent) => void came.push(id.split("/").slice(2).join("/"));
    await redCardsOf(server.url, work);
    await redCardsOf(server.url, work);
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    const cases = new Set(heard.map((one) => one.split("/")[0]));
    expect([...cases].toSorted()).toEqual([...early, ...late].toSorted());
    expect(came.toSorted()).toEqual(heard.toSorted());
  },
  60_000,
);

test("ME13: the inbound example takes what can be taken, keeps the rest, and says so", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import("../examples/exchange/inbound.js");
  const printed = log.mock.calls.map(([line]) => line);
  log.mockRestore();
  expect(printed).toEqual([
    "approval: taken",
    "acceptance: taken",
    "application: taken",
    "fire-rescue: 同意：疏散通道符合要求",
    "approval: the message has come too early: data version: version 2 is missing",
    ...Array.from(
      ["approval", "acceptance", "application"],
      (kind) =>
        `${kind}: the message cannot be: no branch of the item is handled in the system "tax-net"`,
    ),
    "incident: inbound:tax-net",
  ]);
});
