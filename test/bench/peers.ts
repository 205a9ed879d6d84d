// How many decisions a second the store takes beside what others would build the same on: DBOS Transact with messages,
// graphile-worker with a job for each event, and the usual xstate actor with a JSON row; each case goes through the same six
// decisions, turn by turn on one PostgreSQL that flushes what it commits. The peers are not part of the workspace:
//   pnpm --dir test/bench/peers --ignore-workspace install --frozen-lockfile
//   pnpm run bench:peers [in flight] [rounds] [cases]      32 in flight, 3 rounds, 300 cases of a turn
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { connect, migrate, openHall, type Tables } from "banjian";
import { startPostgres } from "../support/real-postgres.js";
import { folderWith, smallItem } from "../support/small-item.js";
import { adminPool } from "./rates/admin-pool.js";
import { morning } from "./rates/copies.js";
import { askAll, dismiss } from "./rates/crew.js";
import { sayGate, sayLoad } from "./rates/gates.js";
import { type Job, perCase, type Taken, takeAll, takeThrough, tenant } from "./rates/job.js";
import { processorTime } from "./rates/processor-time.js";
import { roomy } from "./rates/roomy.js";
import { inTurns, median } from "./rates/turns.js";
import { usual, usualKeepingAll, usualTables } from "./rates/usual-way.js";
import { decisionsOf } from "./recorded-decisions.js";

const peers = path.resolve("test/bench/peers");
if (!existsSync(path.join(peers, "node_modules"))) {
  console.error(
    "install the peers first:\n  pnpm --dir test/bench/peers --ignore-workspace install --frozen-lockfile",
  );
  process.exit(1);
}
const [inFlight = 32, rounds = 3, cases = 300] = process.argv.slice(2).map(Number);
const items = folderWith({ "small.yaml": smallItem() });
const server = await startPostgres({ durable: true, settings: roomy });
const { db, close } = await connect<Tables>(server.url);
await migrate(db);
await close();
const admin = adminPool(server.url);
await admin.query(usualTables);

/** A process of its own over a database of its own. */
async function peer(script: string) {
  await admin.query(`create database ${script.replace("-", "_")}`);
  const url = server.url.replace(/\/[^/]*$/, `/${script.replace("-", "_")}`);
  const child = fork(path.join(peers, `${script}.mjs`), [url], { serialization: "advanced" });
  await once(child, "message");
  return child;
}
const crew = { dbos: await peer("dbos"), graphile: await peer("graphile-worker") };

const hall = await openHall({ db: server.url, items, tenant, clock: () => morning as never });
const throughPeer = async (name: keyof typeof crew, job: Job): Promise<Taken> => {
  const before = (await processorTime(admin)).server;
  const { admin: _, ...asked } = job;
  const [taken] = await askAll<{ ms: number; client: number }>([crew[name]], asked);
  if (taken === undefined) throw new Error(`${name} has not answered`);
  const used = { client: taken.client, server: (await processorTime(admin)).server - before };
  return { ms: taken.ms, used };
};
const ways = {
  "this store": (job: Job) => takeAll(job, (index) => takeThrough(hall, `${job.name}-${index}`)),
  "the usual way": usual,
  "the usual way, keeping as much": async (job: Job) =>
    usualKeepingAll(job, await decisionsOf(smallItem(), cases, job.name)),
  "graphile-worker": (job: Job) => throughPeer("graphile", job),
  "DBOS with messages": (job: Job) => throughPeer("dbos", job),
};
type Name = keyof typeof ways;
const names = Object.keys(ways) as Name[];
const turns = await inTurns({ names, rounds }, admin, (name, round) =>
  ways[name]({ url: server.url, admin, name: `${names.indexOf(name)}-${round}`, cases, inFlight }),
);
const things = cases * perCase;
const perSecond = ({ ms }: Taken) => (things * 1_000) / ms;
const rate = (name: Name) => median(turns[name].map(perSecond));
const micros = (name: Name, of: "client" | "server") =>
  Math.round(median(turns[name].map(({ used }) => (used[of] * 1_000) / things)));
console.log(`${inFlight} in flight, ${cases} cases of ${perCase} decisions a turn`);
sayLoad();
console.table(
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        "decisions/s": turns[name].map(perSecond).map(Math.round).join(", "),
        median: Math.round(rate(name)),
        "this store is": `${(rate("this store") / rate(name)).toFixed(2)} x`,
        "client µs": micros(name, "client"),
        "server µs": micros(name, "server"),
      },
    ]),
  ),
);
const gates = [
  ["DBOS with messages", 20],
  ["graphile-worker", 10],
  ["the usual way", 5],
  ["the usual way, keeping as much", 5],
] as const;
for (const [name, gate] of gates) {
  sayGate(`this store, of ${name}`, rate("this store") / rate(name), { least: gate });
}
await hall.close();
await dismiss(Object.values(crew));
admin.on("error", () => {});
await admin.end();
await server.stop();
rmSync(items, { recursive: true });
