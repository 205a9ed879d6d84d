// graphile-worker: a job for each event, which writes the case, its history and its message in one statement; no xstate.
import { Logger, makeWorkerUtils, run } from "graphile-worker";
import { Pool } from "pg";
import { answer, application, steps, Told } from "./answers.mjs";

const [url] = process.argv.slice(2);
const told = new Told();
const pgPool = new Pool({ connectionString: url, max: 32 });
pgPool.on("error", console.error);
await pgPool.query(`create table if not exists peer_case (id text primary key, state jsonb not null);
  create table if not exists peer_history (id text, seq int, event jsonb, primary key (id, seq));
  create table if not exists peer_outbox (id text, seq int, event jsonb, primary key (id, seq))`);

const write = `with kept as (
    insert into peer_case values ($1, $3) on conflict (id) do update set state = excluded.state
  ), told as (insert into peer_history values ($1, $2, $4))
  insert into peer_outbox values ($1, $2, $4)`;

const quiet = () => () => {};
const runner = await run({
  pgPool,
  logger: new Logger(quiet),
  noHandleSignals: true,
  preset: { worker: { concurrentJobs: 32, localQueue: { size: 64 }, pollInterval: 1_000 } },
  taskList: {
    async step({ id, seq, action, to }) {
      const [state, event] = [{ in: to, filed: application }, { action }].map((it) =>
        JSON.stringify(it),
      );
      await pgPool.query(write, [id, seq, state, event]);
      told.tell(id);
    },
  },
});
const utils = await makeWorkerUtils({ pgPool, logger: new Logger(quiet) });

async function takeOne(id) {
  for (const [seq, [action, to]] of steps.entries()) {
    const taken = told.next(id);
    await utils.addJob("step", { id, seq, action, to });
    await taken;
  }
}

async function close() {
  await runner.stop();
  await utils.release();
  await pgPool.end();
}

await answer({ takeOne, close });
