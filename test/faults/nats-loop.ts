// Kills, turn by turn, who takes events to a NATS cluster, one of its three servers and the PostgreSQL they come from, while
// applications are filed; then counts what the stream holds. Argument: how many rounds (30 without). Needs a nats-server.
import { rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type JetStreamManager, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect as connectNats } from "@nats-io/transport-node";
import { connect, migrate, openHall, type Tables } from "banjian";
import { NatsServer } from "../../packages/exchange/src/testing/nats-server.js";
import { startPostgres } from "../support/real-postgres.js";
import { application, folderWith, people, smallItem } from "../support/small-item.js";
import { buildChild, startChild } from "../support/start-child.js";

const [rounds = 30] = process.argv.slice(2).map(Number);
const items = folderWith({ "small.yaml": smallItem() });
const server = await startPostgres({ durable: true });
const { db, close } = await connect<Tables>(server.url);
await migrate(db);
await close();
const nodes = await NatsServer.cluster(3);
const servers = nodes.map(({ url }) => url);

/** Asks the cluster, over a connection of its own, until it answers. */
async function asked<Told>(question: (manager: JetStreamManager) => Promise<Told>): Promise<Told> {
  for (let tries = 0; ; tries++) {
    try {
      const connection = await connectNats({ servers, timeout: 2_000 });
      try {
        return await question(await jetstreamManager(connection, { timeout: 5_000 }));
      } finally {
        await connection.close();
      }
    } catch (error) {
      if (tries === 60) throw error;
      await setTimeout(500);
    }
  }
}

await asked((manager) =>
  manager.streams.add({ name: "HALL", subjects: ["banjian.>"], num_replicas: 3 }),
);
const stored = () => asked(async ({ streams }) => (await streams.info("HALL")).state.messages);

await buildChild("nats-relay");
const startRelay = () =>
  startChild("nats-relay", server.url, items, servers.join(",")).catch(() => undefined);
let relay = await startRelay();
const hall = await openHall({ db: server.url, items, messages: {} });

let stopping = false;
let filed = 0;
const filing = (async () => {
  while (!stopping) {
    const key = `k${filed}`;
    // Without an answer it is asked again under the same key.
    await hall.submit("small-licence", application, { by: people.applicant, key }).then(
      () => filed++,
      () => setTimeout(50),
    );
    await setTimeout(20);
  }
})();

for (let round = 0; round < rounds; round++) {
  const before = await stored();
  const node = nodes[Math.floor(round / 3) % nodes.length];
  if (round % 3 === 0) {
    await relay?.kill();
    relay = await startRelay();
  } else if (round % 3 === 1) {
    await node?.kill();
    await setTimeout(1_000);
    await node?.start();
  } else await server.kill();
  // On to the next when events arrive again: who was killed had the sink for thirty seconds.
  for (let waited = 0; waited < 120 && (await stored()) <= before; waited++) await setTimeout(500);
  console.log(`${round + 1} rounds, ${filed} filed, ${await stored()} in the stream`);
}
stopping = true;
await filing;

const events: string[] = [];
for (let position = 0; ; ) {
  const page = await hall.events.after(position, 1_000);
  if (page.events.length === 0) break;
  events.push(...page.events.map(({ id }) => id));
  position = page.position;
}
for (let waited = 0; waited < 120 && (await stored()) < events.length; waited++) {
  await setTimeout(500);
}
const arrived = await inStream();
const known = new Set(events);
const found = new Set(arrived);
const wrong = {
  lost: events.filter((id) => !found.has(id)).length,
  doubled: arrived.length - found.size,
  phantoms: arrived.filter((id) => !known.has(id)).length,
  disordered: disordered(arrived),
};
console.log({ rounds, filed, events: events.length, arrived: arrived.length, ...wrong });
await relay?.kill();
await hall.close();
await server.stop();
for (const node of nodes) await node.close();
rmSync(items, { recursive: true });
process.exitCode = Object.values(wrong).every((count) => count === 0) ? 0 : 1;

/** The ids in the stream, in its order. */
async function inStream(): Promise<string[]> {
  const connection = await connectNats({ servers });
  const consumer = await jetstream(connection).consumers.get("HALL");
  const ids: string[] = [];
  if ((await consumer.info()).num_pending > 0) {
    for await (const message of await consumer.consume()) {
      ids.push(message.json<{ id: string }>().id);
      if (message.info.pending === 0) break;
    }
  }
  await connection.close();
  return ids;
}

/** How many events of a case come before one that was written earlier. */
function disordered(ids: readonly string[]): number {
  const last = new Map<string, number>();
  let count = 0;
  for (const id of ids) {
    const [tenant, epoch, caseId, seq = ""] = id.split("/");
    const name = [tenant, epoch, caseId].join("/");
    if (Number(seq) < (last.get(name) ?? 0)) count++;
    last.set(name, Number(seq));
  }
  return count;
}
