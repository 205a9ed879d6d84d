// How fast a hall that has fallen behind catches up with each of its sinks, and with NATS JetStream beside a sink that only
// takes: events a second, and the ratio. Argument: cases (300). Needs a nats-server for that line.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { openHall, type Sink } from "banjian";
import { fileSink, natsSink, webhookSink } from "../../packages/exchange/src/index.js";
import { hasNatsServer, NatsServer } from "../../packages/exchange/src/testing/nats-server.js";
import { folderWith, people, smallItem } from "../support/small-item.js";

const [cases = 300] = process.argv.slice(2).map(Number);
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

const items = folderWith({ "small-licence.yaml": smallItem() });

/** Events a second out of PGlite, the sink having nothing yet. */
async function rateOf(sink: Sink): Promise<number> {
  const hall = await openHall({ db: "pglite://memory", items, sinks: [sink], messages: {} });
  const applicant = { id: "u1", name: "李雷", kind: "person" } as const;
  const filed = Array.from({ length: cases }, (_, index) =>
    hall.submit(
      "small-licence",
      { applicant, form: {} },
      { by: people.applicant, key: `k${index}` },
    ),
  );
  await Promise.all(filed);
  await hall.flush();
  const started = performance.now();
  const { delivered, failed } = await hall.deliver();
  const rate = (delivered * 1000) / (performance.now() - started);
  await hall.close();
  if (failed > 0) throw new Error(`${sink.name} refused ${failed} events`);
  return rate;
}

const folder = mkdtempSync(path.join(tmpdir(), "banjian-sinks-"));
const server = createServer((_, response) => response.writeHead(204).end());
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const { port } = server.address() as AddressInfo;
const hook = { url: `http://localhost:${port}/`, hosts: ["localhost"], intranet: true, secret };
const taking = await rateOf({ name: "taking", deliver: async () => {} });
const say = (name: string, rate: number) =>
  console.log(
    `${name}: ${Math.round(rate)} events/s, ${(rate / taking).toFixed(3)} of only taking`,
  );

say("taking", taking);
say("file", await rateOf(fileSink({ name: "file", folder })));
say("webhook", await rateOf(webhookSink({ name: "webhook", ...hook })));
server.closeAllConnections();
server.close();
rmSync(folder, { recursive: true });

if (hasNatsServer) {
  const nats = await NatsServer.start();
  const connection = await connect({ servers: nats.url });
  await (await jetstreamManager(connection)).streams.add({
    name: "HALL",
    subjects: ["banjian.>"],
  });
  await connection.close();
  const sink = natsSink({ name: "nats", servers: nats.url });
  say("nats", await rateOf(sink));
  await sink.close();
  await nats.close();
} else console.warn("nats: NOT MEASURED, there is no nats-server here");
rmSync(items, { recursive: true });
