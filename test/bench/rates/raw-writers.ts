import { createHash } from "node:crypto";
import type { CompiledQuery } from "kysely";
import { Pool } from "pg";
import { keepReceipts } from "../../../packages/postgres/src/statements/keep-receipts.js";
import { writeEffects } from "../../../packages/postgres/src/statements/write-effects.js";
import type { Decision } from "../recorded-decisions.js";
import { type Job, type Taken, takeAll, tenant } from "./job.js";

// What has been decided elsewhere is written, in the same rows: no reading, no deciding.

/** Decisions case by case. */
export type Recorded = readonly (readonly Decision[])[];

/** Lanes and size of a batch: as the hall's own queue has them. */
const lanes = 2;
const most = 200;

/** One statement for each decision, with all its rows; prepared by name on each connection if asked. */
export async function oneStatement(
  job: Job,
  recorded: Recorded,
  prepared: boolean,
): Promise<Taken> {
  const statements = recorded.map((one) => one.map((it) => together(statementsOf([it]), prepared)));
  const pool = await openPool(job.url, 16);
  const took = await takeAll(job, async (index) => {
    for (const statement of statements[index] ?? []) await pool.query(statement);
  });
  await pool.end();
  return took;
}

/** What waits is written together, a few commits at a time. */
export async function rawBatch(job: Job, recorded: Recorded): Promise<Taken> {
  const pool = await openPool(job.url, lanes);
  let waiting: { decision: Decision; done: () => void }[] = [];
  let free = lanes;
  const start = () => {
    while (free > 0 && waiting.length > 0) {
      free--;
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      void write(batch.map(({ decision }) => decision)).then(() => {
        free++;
        for (const { done } of batch) done();
        start();
      });
    }
  };
  const write = async (batch: readonly Decision[]) => {
    const client = await pool.connect();
    const sent = [client.query("begin")];
    for (const { sql, parameters } of statementsOf(batch)) {
      sent.push(client.query(sql, [...parameters]));
    }
    sent.push(client.query("commit"));
    await Promise.all(sent);
    client.release();
  };
  const took = await takeAll(job, async (index) => {
    for (const decision of recorded[index] ?? []) {
      await new Promise<void>((done) => {
        waiting.push({ decision, done });
        start();
      });
    }
  });
  await pool.end();
  return took;
}

async function openPool(url: string, max: number): Promise<Pool> {
  const pool = new Pool({ connectionString: url, max, pipeline: true } as object);
  await Promise.all(Array.from({ length: max }, () => pool.query("select 1")));
  return pool;
}

/** What writes the rows of these decisions, a statement for each table or two. */
export function statementsOf(decisions: readonly Decision[]): CompiledQuery[] {
  return [keepReceipts(tenant, decisions), ...writeEffects(tenant, decisions)];
}

/** Statements as the parts of one. PostgreSQL runs them from the last to the first. */
function together(statements: readonly CompiledQuery[], prepared: boolean) {
  const values: unknown[] = [];
  const parts = statements.toReversed().map(({ sql, parameters }, index) => {
    const from = values.length;
    values.push(...parameters);
    return `p${index} as (${sql.replaceAll(/\$(\d+)/g, (_, n) => `$${Number(n) + from}`)})`;
  });
  const text = `with ${parts.join(", ")} select 1`;
  const name = createHash("sha1").update(text).digest("hex");
  return { text, values, ...(prepared ? { name } : {}) };
}
