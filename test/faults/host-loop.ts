// Kills the host of examples/host-http and its PostgreSQL again and again while clients ask, and counts what became of what
// they asked. Arguments: how many rounds (200 without), how many clients (4 without).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { connect, migrate, openHall, type Receipt, type Tables } from "banjian";
import { freePort } from "../support/free-port.js";
import { startPostgres } from "../support/real-postgres.js";
import { application, folderWith, people, smallItem } from "../support/small-item.js";
import { buildChild, type Child, startChild } from "../support/start-child.js";

const [rounds = 200, clients = 4] = process.argv.slice(2).map(Number);
const scratch = mkdtempSync(path.join(tmpdir(), "banjian-host-loop-"));
const sinkLog = path.join(scratch, "sink.log");
writeFileSync(sinkLog, "");
const items = folderWith({ "small.yaml": smallItem() });
await buildChild("host-process");
const server = await startPostgres({ durable: true });
const { db, close } = await connect<Tables>(server.url);
await migrate(db);
await close();
const port = await freePort();
const startHost = () =>
  startChild("host-process", server.url, items, String(port), sinkLog).catch(() => undefined);

/** What clients were told, by their keys. */
const told = new Map<string, Receipt>();
let tries = 0;
let faults = 0;
let stopping = false;

/** Sends a request until it is answered for good, with one key. */
async function ask(where: string, user: string, key: string, body: unknown): Promise<Receipt> {
  for (;;) {
    tries++;
    const response = await fetch(`http://127.0.0.1:${port}${where}`, {
      method: "POST",
      headers: { "x-user": user, "idempotency-key": key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    }).catch(() => undefined);
    const answer = await response?.json().catch(() => undefined);
    if (response?.status === 200 && answer !== undefined) {
      told.set(key, answer as Receipt);
      return answer as Receipt;
    }
    if (response?.status === 500) faults++;
    if (response !== undefined && ![500, 503, 504].includes(response.status)) {
      throw new Error(`${key}: ${response.status} ${JSON.stringify(answer)}`);
    }
    await setTimeout(20);
  }
}

async function client(name: number): Promise<void> {
  for (let n = 0; !stopping; n++) {
    const key = `c${name}-${n}`;
    const { caseId } = await ask(
      "/applications/small-licence",
      people.applicant.id,
      `${key}-file`,
      application,
    );
    for (let step = 0; step < 3; step++) {
      const reason = `${key}-${step}`;
      await ask(`/cases/${caseId}/correct-on-spot`, people.clerk.id, reason, { reason });
    }
  }
}

let host: Child | undefined = await startHost();
const asking = Array.from({ length: clients }, (_, name) => client(name));
for (let round = 1; round <= rounds; round++) {
  // Each round gets something done before it ends, and ends at another moment of it.
  const before = told.size;
  for (let waited = 0; waited < 200 && told.size < before + clients; waited++) await setTimeout(50);
  await setTimeout((round * 37) % 200);
  // Turn by turn: the host, its database, both.
  if (round % 3 !== 1) await server.kill();
  if (round % 3 !== 2) {
    await host?.kill();
    host = await startHost();
  }
  if (round % 20 === 0) console.log(`${round} rounds, ${told.size} answered, ${tries} tries`);
}
stopping = true;
await Promise.all(asking);
await host?.kill();
// Its leases run out after thirty seconds; another worker then takes its sink.
const deliver = async ({ id }: { id: string }) => writeFileSync(sinkLog, `${id}\n`, { flag: "a" });
const hall = await openHall({ db: server.url, items, sinks: [{ name: "log", deliver }] });
for (let waited = 0; waited < 40; waited++) {
  await hall.deliver();
  const { last, unplaced, sinks } = (await hall.health()).backlog;
  if (unplaced === 0 && sinks.log === last) break;
  await setTimeout(1_000);
}

const effects = new Map<string, number>();
let cases = await hall.recent(1_000);
for (let page = cases; page.length > 0; cases = [...cases, ...page]) {
  page = await hall.recent(1_000, { before: page.at(-1)?.id ?? "" });
}
for (const view of cases) {
  for (const fact of await view.facts()) {
    if (fact.type !== "action-taken" || fact.action === "submit") continue;
    const reason = String(fact.payload.reason);
    effects.set(reason, (effects.get(reason) ?? 0) + 1);
  }
}
const filings = [...told].filter(([key]) => key.endsWith("-file"));
const filed = new Set(filings.map(([, { caseId }]) => caseId));
const corrections = [...told.keys()].filter((key) => !key.endsWith("-file"));
const stored = new Set<string>();
for (let position = 0; ; ) {
  const page = await hall.events.after(position, 1_000);
  if (page.events.length === 0) break;
  for (const { id } of page.events) stored.add(id);
  position = page.position;
}
const delivered = new Set(readFileSync(sinkLog, "utf8").split("\n").filter(Boolean));
const wrong = {
  lost:
    corrections.filter((key) => !effects.has(key)).length +
    [...filed].filter((id) => !cases.some((view) => view.id === id)).length,
  doubled:
    [...effects.values()].filter((count) => count > 1).length +
    cases.filter(({ id }) => !filed.has(id)).length,
  undelivered: [...stored].filter((id) => !delivered.has(id)).length,
  phantoms: [...delivered].filter((id) => !stored.has(id)).length,
};
console.log({ rounds, tries, faults, accepted: told.size, events: stored.size, ...wrong });
await hall.close();
await server.stop();
for (const folder of [scratch, items]) rmSync(folder, { recursive: true });
process.exitCode = Object.values(wrong).every((count) => count === 0) ? 0 : 1;
