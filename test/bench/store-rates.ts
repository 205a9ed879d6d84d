// How many decisions a second the store takes beside what writes the same rows without any logic, and beside the usual way
// (an xstate actor and a JSON row), on one PostgreSQL, turn by turn. Arguments: decisions in flight (32), rounds (3), cases
// of a round (400), and "ram" for a database that does not flush.
import { createRequire } from "node:module";
import path from "node:path";
import { connect, type Hall, migrate, openHall, type Tables } from "banjian";
import type { CompiledQuery } from "kysely";
import { Pool } from "pg";
import { keepReceipts } from "../../packages/postgres/src/statements/keep-receipts.js";
import { writeEffects } from "../../packages/postgres/src/statements/write-effects.js";
import { startPostgres } from "../support/real-postgres.js";
import { application, folderWith, people, smallItem, steps } from "../support/small-item.js";
import { type Decision, decisionsOf } from "./recorded-decisions.js";

const [flight = "32", rounds = "3", size = "400", disk = "disk"] = process.argv.slice(2);
const [inFlight, cases] = [Number(flight), Number(size)];
const perCase = steps.length + 1;
const items = folderWith({ "small.yaml": smallItem() });
const server = await startPostgres({ durable: disk === "disk" });
const { db, close } = await connect<Tables>(server.url);
await migrate(db);
await close();
const recorded = await decisionsOf(smallItem(), cases);

/** Each of so many workers takes a case to its end, step by step, then the next. */
async function loop(work: (index: number) => Promise<void>): Promise<number> {
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < cases; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, cases) }, worker));
  return (cases * perCase * 1000) / (performance.now() - started);
}

async function engine(tenant: string): Promise<number> {
  const clock = () => "2026-09-14T02:00:00.000Z" as never;
  const hall = await openHall({ db: server.url, items, tenant, clock });
  await takeThrough(hall, "warm");
  const rate = await loop((index) => takeThrough(hall, String(index)));
  await hall.close();
  return rate;
}

async function takeThrough(hall: Hall, name: string): Promise<void> {
  const { caseId } = await hall.submit("small-licence", application, {
    by: people.applicant,
    key: `${name}-0`,
  });
  for (const [index, { action, ...step }] of steps.entries()) {
    await hall.act(caseId, action, { ...step, key: `${name}-${index + 1}` });
  }
}

/** One statement for each decision, with all its rows: no reading, no deciding. */
async function oneStatement(tenant: string): Promise<number> {
  const statements = recorded.map((one) => one.map((it) => together(statementsOf(tenant, [it]))));
  const pool = new Pool({ connectionString: server.url, max: 16, pipeline: true } as object);
  await Promise.all(Array.from({ length: 16 }, () => pool.query("select 1")));
  const rate = await loop(async (index) => {
    for (const { text, values } of statements[index] ?? []) await pool.query(text, values);
  });
  await pool.end();
  return rate;
}

/** What waits is written together, three commits at a time: no reading, no deciding. */
async function rawBatch(tenant: string): Promise<number> {
  const pool = new Pool({ connectionString: server.url, max: 3, pipeline: true } as object);
  await Promise.all(Array.from({ length: 3 }, () => pool.query("select 1")));
  let waiting: { decision: Decision; done: () => void }[] = [];
  let free = 3;
  const start = () => {
    while (free > 0 && waiting.length > 0) {
      free--;
      const batch = waiting.slice(0, 200);
      waiting = waiting.slice(200);
      void write(batch.map(({ decision }) => decision)).then(() => {
        free++;
        for (const { done } of batch) done();
        start();
      });
    }
  };
  const write = async (batch: readonly Decision[]) => {
    const client = await pool.connect();
    const all = statementsOf(tenant, batch);
    const sent = [client.query("begin")];
    for (const { sql, parameters } of all) sent.push(client.query(sql, [...parameters]));
    sent.push(client.query("commit"));
    await Promise.all(sent);
    client.release();
  };
  const rate = await loop(async (index) => {
    for (const decision of recorded[index] ?? []) {
      await new Promise<void>((done) => {
        waiting.push({ decision, done });
        start();
      });
    }
  });
  await pool.end();
  return rate;
}

function statementsOf(tenant: string, decisions: readonly Decision[]): CompiledQuery[] {
  return [keepReceipts(tenant, decisions), ...writeEffects(tenant, decisions)];
}

/** Statements as the parts of one. PostgreSQL runs them from the last to the first. */
function together(statements: readonly CompiledQuery[]): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = statements.toReversed().map(({ sql, parameters }, index) => {
    const from = values.length;
    values.push(...parameters);
    return `p${index} as (${sql.replaceAll(/\$(\d+)/g, (_, n) => `$${Number(n) + from}`)})`;
  });
  return { text: `with ${parts.join(", ")} select 1`, values };
}

const { createActor, createMachine } = createRequire(path.resolve("packages/core/package.json"))(
  "xstate",
);
const usualMachine = createMachine({
  initial: "submission",
  context: ({ input }: { input: unknown }) => ({ application: input, done: [] }),
  states: {
    submission: { on: { submit: "acceptance" } },
    acceptance: { on: { accept: "approval" } },
    approval: { on: { approve: "decision" } },
    decision: { on: { grant: "completion" } },
    completion: { on: { complete: "collection" } },
    collection: { on: { collect: "archived" } },
    archived: { type: "final" },
  },
});

/** The usual way: an actor restored from a JSON row, a transition, the row again, history and outbox, one transaction each. */
async function usual(tenant: string): Promise<number> {
  const pool = new Pool({ connectionString: server.url, max: 16 });
  await pool.query(`create table if not exists usual_case (id text primary key, snapshot jsonb);
    create table if not exists usual_history (id text, seq int, event jsonb, primary key (id, seq));
    create table if not exists usual_outbox (id text, seq int, event jsonb, primary key (id, seq))`);
  const actions = ["submit", ...steps.map(({ action }) => action)];
  const rate = await loop(async (index) => {
    const id = `${tenant}-${index}`;
    for (const [seq, type] of actions.entries()) {
      const client = await pool.connect();
      await client.query("begin");
      const { rows } = await client.query(
        "select snapshot from usual_case where id = $1 for update",
        [id],
      );
      const restored = rows[0]?.snapshot;
      const actor = createActor(
        usualMachine,
        restored ? { snapshot: restored } : { input: application },
      );
      actor.start();
      actor.send({ type });
      const snapshot = JSON.stringify(actor.getPersistedSnapshot());
      actor.stop();
      const write = restored
        ? "update usual_case set snapshot = $2 where id = $1"
        : "insert into usual_case values ($1, $2)";
      await client.query(write, [id, snapshot]);
      const event = JSON.stringify({ type, application });
      await client.query("insert into usual_history values ($1, $2, $3)", [id, seq, event]);
      await client.query("insert into usual_outbox values ($1, $2, $3)", [id, seq, event]);
      await client.query("commit");
      client.release();
    }
  });
  await pool.end();
  return rate;
}

const variants = { engine, oneStatement, rawBatch, usual };
const rates: Record<string, number[]> = {};
for (let round = 0; round <= Number(rounds); round++) {
  for (const [name, run] of Object.entries(variants)) {
    const rate = await run(`${name.toLowerCase()}-${round}`);
    // The first round only warms up.
    if (round > 0) rates[name] = [...(rates[name] ?? []), Math.round(rate)];
  }
}
const median = (all: readonly number[] = []) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
const of = (name: keyof typeof variants) => median(rates[name]);
console.log(
  `${inFlight} in flight, ${disk}, ${cases} cases of ${perCase} decisions, decisions/s:`,
  rates,
);
const ratio = (name: keyof typeof variants) => (of("engine") / of(name)).toFixed(2);
console.log(
  `medians: engine ${of("engine")}/s = ${ratio("oneStatement")} x one statement each, ${ratio("rawBatch")} x raw batches, ${ratio("usual")} x the usual way`,
);
await server.stop();
