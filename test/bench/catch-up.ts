// How fast a hall catches up after an outage: nobody has swept for five weeks, in which each open case had several limits
// announced and breached. One process and two, turn by turn, each on a database of its own on a PostgreSQL that flushes what it
// commits. What they did is held against a hall that was swept every midnight: the same, in the same order, and once.
//   pnpm run bench:catch-up [cases] [rounds]      5,000 cases, 3 rounds
import { rmSync } from "node:fs";
import { ManualClock, openHall } from "banjian";
import { startPostgres } from "../support/real-postgres.js";
import { folderWith, smallItem } from "../support/small-item.js";
import { fillWithCopies, morning, stages } from "./rates/copies.js";
import { askAll, dismiss, placeOfMine, startCrew } from "./rates/crew.js";
import { effectsByStage } from "./rates/effects-by-stage.js";
import { sayGate, sayLoad } from "./rates/gates.js";
import { tenant } from "./rates/job.js";
import { ownDatabase } from "./rates/own-database.js";
import { roomy } from "./rates/roomy.js";
import { type SweepAnswer, type SweepPlace, sweepAt } from "./rates/sweeper.js";
import { median } from "./rates/turns.js";

const gate = 500;
const back = "2026-10-21T02:00:00.000Z";

const place = placeOfMine<SweepPlace>();
await (place === undefined ? measure() : sweepAt(place));

async function measure(): Promise<void> {
  const [cases = 5_000, rounds = 3] = process.argv.slice(2).map(Number);
  const items = folderWith({ "small.yaml": smallItem() });
  const server = await startPostgres({ durable: true, settings: roomy });
  const at = (name: string) => ({ server: server.url, items, name });
  const wanted = await everyMidnight(at("punctual"));
  const found: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const workers of round % 2 === 0 ? ([1, 2] as const) : ([2, 1] as const)) {
      const { effects, ms, done } = await late(at(`late_${workers}_${round}`), workers, cases);
      if (done !== wanted) throw new Error(`${workers} caught up with ${done}, and not ${wanted}`);
      if (round > 0) found[workers].push((effects * 1_000) / ms);
    }
  }
  console.table(
    ([1, 2] as const).map((workers) => ({
      workers,
      "effects/s": found[workers].map(Math.round).join(", "),
      median: Math.round(median(found[workers])),
    })),
  );
  sayLoad();
  console.log("each case as if swept every midnight, and once");
  for (const workers of [1, 2] as const) {
    sayGate(`effects a second, ${workers} at work`, median(found[workers]), { least: gate });
  }
  await server.stop();
  rmSync(items, { recursive: true });
}

type At = { readonly server: string; readonly items: string; readonly name: string };

/** A database with copies whose limits wait for their own days; those they were copied from are left out. */
async function filled({ server, items, name }: At, cases: number) {
  const { url, admin } = await ownDatabase(server, name);
  await fillWithCopies({ url, items, admin }, { cases, asleep: false });
  await admin.query("delete from banjian.limits where case_id in (select id from public.template)");
  return { url, admin };
}

/** What the outage should have brought about, stage by stage. */
async function everyMidnight(at: At): Promise<string> {
  const { url, admin } = await filled(at, stages);
  const clock = new ManualClock(morning);
  const hall = await openHall({ db: url, items: at.items, tenant, clock: clock.now });
  for (let day = Date.parse("2026-09-14T16:00:00Z"); day <= Date.parse(back); day += 86_400_000) {
    clock.moveTo(new Date(day).toISOString());
    await hall.sweep();
  }
  await hall.close();
  const { done } = await effectsByStage(admin);
  await admin.end();
  return done;
}

async function late(at: At, workers: number, cases: number) {
  const { url, admin } = await filled(at, cases);
  const place: SweepPlace = { url, items: at.items };
  const crew = await startCrew(Array.from({ length: workers }, () => place));
  const began = performance.now();
  const answers = await askAll<SweepAnswer>(crew, { at: back });
  const ms = performance.now() - began;
  await dismiss(crew);
  const failed = answers.reduce((sum, answer) => sum + answer.failed, 0);
  if (failed > 0) throw new Error(`${failed} cases could not be swept`);
  const found = await effectsByStage(admin);
  await admin.end();
  return { ms, ...found };
}
