// How many decisions a second the store takes beside what writes the same rows without any logic, and beside the usual way
// (an xstate actor and a JSON row), on one PostgreSQL, turn by turn, among cases that are open. Arguments: decisions in
// flight (32), rounds (3), cases of a turn (400), and "ram" for a database that does not flush.
import { connect, migrate, openHall, type Tables } from "banjian";
import { startPostgres } from "../support/real-postgres.js";
import { folderWith, smallItem } from "../support/small-item.js";
import { adminPool } from "./rates/admin-pool.js";
import { sayGate, sayLoad } from "./rates/gates.js";
import { type Job, perCase, type Taken, takeAll, takeThrough, tenant } from "./rates/job.js";
import { oneStatement, rawBatch } from "./rates/raw-writers.js";
import { added, rowsKept } from "./rates/rows-kept.js";
import { inTurns, median } from "./rates/turns.js";
import { usual, usualKeepingAll, usualTables } from "./rates/usual-way.js";
import { decisionsOf } from "./recorded-decisions.js";

const [flight = "32", rounds = "3", size = "400", disk = "disk"] = process.argv.slice(2);
const [inFlight, cases] = [Number(flight), Number(size)];
const items = folderWith({ "small.yaml": smallItem() });
const server = await startPostgres({ durable: disk === "disk" });
const { db, close } = await connect<Tables>(server.url);
await migrate(db);
await close();
const admin = adminPool(server.url);
await admin.query(usualTables);

// A hall has open cases, and its tables' statistics know of them.
const open = await decisionsOf(smallItem(), 2_000, "open");
const accepted = open.map((decisions) => decisions.slice(0, 2));
await rawBatch({ url: server.url, admin, name: "open", cases: 2_000, inFlight: 200 }, accepted);

async function engine(job: Job): Promise<Taken> {
  const clock = () => "2026-09-14T02:00:00.000Z" as never;
  const hall = await openHall({ db: server.url, items, tenant, clock });
  const took = await takeAll(job, (index) => takeThrough(hall, `${job.name}-${index}`));
  await hall.close();
  return took;
}

const recordedFor = ({ name }: Job) => decisionsOf(smallItem(), cases, name);

const writers = {
  "this store": engine,
  "one statement each": async (job: Job) => oneStatement(job, await recordedFor(job), false),
  "one statement each, prepared by name": async (job: Job) =>
    oneStatement(job, await recordedFor(job), true),
  "raw batches": async (job: Job) => rawBatch(job, await recordedFor(job)),
  "the usual way": usual,
  "the usual way, keeping as much": async (job: Job) =>
    usualKeepingAll(job, await recordedFor(job)),
};
type Name = keyof typeof writers;
const names = Object.keys(writers) as Name[];

/** Runs one, and makes sure that those who are to write the same rows have. */
let rows: string | undefined;
async function run(name: Name, round: number): Promise<Taken> {
  const before = await rowsKept(admin);
  const job = { url: server.url, admin, name: `${names.indexOf(name)}-${round}`, cases, inFlight };
  const taken = await writers[name](job);
  if (name === "the usual way") return taken;
  const kept = JSON.stringify(added(before, await rowsKept(admin)));
  rows ??= kept;
  if (kept !== rows) throw new Error(`${name} wrote ${kept}, and not ${rows}`);
  return taken;
}

const things = cases * perCase;
const turns = await inTurns({ names, rounds: Number(rounds) }, admin, run);
const perSecond = ({ ms }: Taken) => (things * 1_000) / ms;
const middle = (name: Name, what: (taken: Taken) => number) => median(turns[name].map(what));
const rate = (name: Name) => middle(name, perSecond);
console.log(`${inFlight} in flight, ${disk}, ${cases} cases of ${perCase} decisions a turn`);
console.table(
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        "decisions/s": turns[name].map((one) => Math.round(perSecond(one))).join(", "),
        median: Math.round(rate(name)),
        "this store is": `${(rate("this store") / rate(name)).toFixed(2)} x`,
        "client µs": Math.round(middle(name, ({ used }) => (used.client * 1_000) / things)),
        "server µs": Math.round(middle(name, ({ used }) => (used.server * 1_000) / things)),
      },
    ]),
  ),
);
console.log("rows of a turn:", rows);
sayLoad();
const of = (name: Name) => rate("this store") / rate(name);
sayGate("of one statement each", of("one statement each"), { least: inFlight < 512 ? 1.2 : 1.8 });
if (inFlight >= 512) sayGate("of raw batches", of("raw batches"), { least: 0.6 });
sayGate("of the usual way, keeping as much", of("the usual way, keeping as much"), { least: 5 });
// The server ends what is still connected, and says so.
admin.on("error", () => {});
await admin.end();
await server.stop();
