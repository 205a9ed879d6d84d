import { createRequire } from "node:module";
import path from "node:path";
import { readItem } from "@banjian/core";
import { Pool, type PoolClient } from "pg";
import { machineOf } from "../../../packages/core/src/chart/machine.js";
import { application, smallItem, steps } from "../../support/small-item.js";
import { type Job, type Taken, takeAll } from "./job.js";
import { type Recorded, statementsOf } from "./raw-writers.js";

const { createActor } = createRequire(path.resolve("packages/core/package.json"))("xstate");

const read = readItem(Buffer.from(smallItem()), "small.yaml");
if (!read.ok) throw new Error("the small item has findings");
const machine = machineOf(read.item.chart);

/** What each decision sends to the chart: a branch that is done closes the join as well. */
const events: readonly (readonly string[])[] = ["submit", ...steps.map(({ action }) => action)].map(
  (action) => (action === "approve" ? ["branch-done@main", "join-done"] : [action]),
);

export const usualTables = `create table if not exists usual_case (id text primary key, snapshot jsonb);
  create table if not exists usual_history (id text, seq int, event jsonb, primary key (id, seq));
  create table if not exists usual_outbox (id text, seq int, event jsonb, primary key (id, seq))`;

/**
 * The usual way with a statechart: for each decision a transaction that locks a JSON row, restores an actor of the same chart
 * from it, sends what happened, and writes the row, a line of history and a message. Nobody watches over time limits, keeps
 * lists of work, measures, or knows a repeated request.
 */
export async function usual(job: Job): Promise<Taken> {
  return inTransactions(job, async (client, { index, seq }) => {
    const row = [`${job.name}-${index}`, seq, JSON.stringify({ sent: events[seq], application })];
    await client.query("insert into usual_history values ($1, $2, $3)", row);
    await client.query("insert into usual_outbox values ($1, $2, $3)", row);
  });
}

/** The usual way by a host that keeps as much as a hall does: what follows from each decision is given, and written table by table. */
export async function usualKeepingAll(job: Job, recorded: Recorded): Promise<Taken> {
  return inTransactions(job, async (client, { index, seq }) => {
    const decision = recorded[index]?.[seq];
    if (decision === undefined) throw new Error("there are fewer decisions than steps");
    for (const { sql, parameters } of statementsOf([decision])) {
      await client.query(sql, [...parameters]);
    }
  });
}

type Step = { readonly index: number; readonly seq: number };

async function inTransactions(
  job: Job,
  write: (client: PoolClient, step: Step) => Promise<void>,
): Promise<Taken> {
  const pool = new Pool({ connectionString: job.url, max: 16 });
  const taken = await takeAll(job, async (index) => {
    const id = `${job.name}-${index}`;
    for (const [seq, sent] of events.entries()) {
      const client = await pool.connect();
      await client.query("begin");
      const select = "select snapshot from usual_case where id = $1 for update";
      const before = (await client.query(select, [id])).rows[0]?.snapshot;
      const after = { actor: actedOn(before?.actor, sent), application };
      const save = before
        ? "update usual_case set snapshot = $2 where id = $1"
        : "insert into usual_case values ($1, $2)";
      await client.query(save, [id, JSON.stringify(after)]);
      await write(client, { index, seq });
      await client.query("commit");
      client.release();
    }
  });
  await pool.end();
  return taken;
}

function actedOn(snapshot: object | undefined, sent: readonly string[]): { status: string } {
  const actor = createActor(machine, snapshot === undefined ? {} : { snapshot });
  actor.start();
  for (const type of sent) actor.send({ type });
  const after = actor.getPersistedSnapshot();
  actor.stop();
  return after;
}
