// How long a hall takes to answer when things come at a fixed rate, whether or not those before them were answered: on a
// PostgreSQL of its own that flushes what it commits, among many open cases; milliseconds from when each was to come.
//   pnpm run bench:open-loop [rate] [seconds] [processes] [cases]     5,000 a second, 15 s, 1 process, 100,000 cases
//   pnpm run bench:open-loop search [seconds] [processes] [cases]     the highest rate that holds
import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import { connect, migrate, type Tables } from "banjian";
import { startPostgres } from "../support/real-postgres.js";
import { folderWith, smallItem } from "../support/small-item.js";
import type { Outcome } from "./open-loop/arrivals.js";
import { gate, type Verdict, verdictOf } from "./open-loop/verdict.js";
import { type Asked, type Place, workAt } from "./open-loop/worker.js";
import { adminPool } from "./rates/admin-pool.js";
import { fillWithCopies } from "./rates/copies.js";
import { askAll, type Crew, dismiss, placeOfMine, startCrew } from "./rates/crew.js";
import { processorTime } from "./rates/processor-time.js";
import { roomy } from "./rates/roomy.js";

const place = placeOfMine<Place>();
await (place === undefined ? measure() : workAt(place));

async function measure(): Promise<void> {
  const [what = "5000", seconds = "15", processes = "1", cases = "100000"] = process.argv.slice(2);
  const items = folderWith({ "small.yaml": smallItem() });
  const server = await startPostgres({ durable: true, settings: roomy });
  const { db, close } = await connect<Tables>(server.url);
  await migrate(db);
  await close();
  const admin = adminPool(server.url);
  await fillWithCopies({ url: server.url, items, admin }, { cases: Number(cases), asleep: true });
  const crew = await startWorkers(Number(processes), Number(cases), { url: server.url, items });
  const ask = (rate: number, time = Number(seconds)) =>
    offerAll(crew, { rate, seconds: time, of: "hall" });

  const idle = await offerAll(crew, {
    rate: 5_000,
    seconds: Math.min(3, Number(seconds)),
    of: "nobody",
  });
  const perThing = (used: number, { offered }: Verdict) => Math.round((used * 1_000) / offered);
  console.log(`asking alone takes ${perThing(idle.client, idle.verdict)} µs a thing of the client`);
  // As in daily work most pages have been written as a whole since the last checkpoint: every tenth case is acted in.
  await ask(1_000, Number(cases) / 10_000);
  const found: Verdict[] = [];
  const tryRate = async (rate: number) => {
    const before = (await processorTime(admin)).server;
    const { verdict, client, failed } = await ask(rate);
    const server = (await processorTime(admin)).server - before;
    found.push(verdict);
    console.log(
      `${rate}/s for ${seconds} s: offered ${verdict.offered}, done ${verdict.done}, backlog ${verdict.backlog}, p99 ${verdict.p99.toFixed(1)} ms,`,
      `client ${perThing(client, verdict)} µs, server ${perThing(server, verdict)} µs, load ${loadavg()[0]?.toFixed(1)}`,
      ...failed.slice(0, 1),
    );
    return verdict.held;
  };
  if (what === "search") await search(tryRate);
  else for (let round = 0; round < 3; round++) await tryRate(Number(what));
  console.table(found.map(shown));
  console.log(outcomeOf(what, found));

  await dismiss(crew);
  admin.on("error", () => {});
  await admin.end();
  await server.stop();
  rmSync(items, { recursive: true });
}

/** Each has cases of its own. */
function startWorkers(count: number, cases: number, at: Pick<Place, "url" | "items">) {
  const first = (index: number) => Math.floor((index * cases) / count);
  const places = Array.from({ length: count }, (_, index) => ({
    ...at,
    name: `w${index}`,
    first: first(index),
    last: first(index + 1) - 1,
  }));
  return startCrew(places satisfies Place[]);
}

/** Lets all of them have their part of the rate. */
async function offerAll(crew: Crew, asked: Asked) {
  const outcomes = await askAll<Outcome>(crew, { ...asked, rate: asked.rate / crew.length });
  return {
    verdict: verdictOf(asked.rate, outcomes),
    client: outcomes.reduce((sum, { used }) => sum + used, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
  };
}

/** Raises the rate by a quarter until it does not hold, twice in a row: something else on the machine may have been in its way. */
async function search(tryRate: (rate: number) => Promise<boolean>): Promise<void> {
  for (let rate = 1_000; ; rate = Math.round(rate * 1.25)) {
    const holds = (await tryRate(rate)) || (await tryRate(rate));
    if (!holds) return;
  }
}

function shown({ held, ...figures }: Verdict) {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    Math.round(value * 10) / 10,
  ]);
  return { ...Object.fromEntries(rounded), held };
}

function outcomeOf(what: string, found: readonly Verdict[]): string {
  const rates = found.filter(({ held }) => held).map(({ rate }) => rate);
  if (what === "search") return `the highest rate that held: ${Math.max(0, ...rates)}/s`;
  const isHeld = rates.length * 2 > found.length;
  return `gate: p99 of ${gate} ms at most at ${what}/s, no backlog: ${isHeld ? "held" : "not held"} (${rates.length} of ${found.length} rounds)`;
}
