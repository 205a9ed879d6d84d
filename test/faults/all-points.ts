// Every point with every fault; prints how many cells of each kind were run and what was found, and fails where anything was
// lost, doubled or made up. Arguments: which points (a pattern, all without), which faults (all without).
import { FaultRun } from "./fault-run.js";
import { type Fault, faults } from "./faults.js";
import { MigrationRun } from "./migration-run.js";
import { commandPoints, deliveryPoints, sinkCalled, sweepPoints } from "./points.js";

const [pattern = ".", ...named] = process.argv.slice(2);
const points = new RegExp(pattern);
const chosen = faults.filter((fault) => named.length === 0 || named.includes(fault));
const isChosen = ({ name }: { readonly name: string }) => points.test(name);
const bad = (await commands()) + (await migrations());
process.exitCode = bad === 0 ? 0 : 1;

async function commands(): Promise<number> {
  if (![...commandPoints, ...sweepPoints, ...deliveryPoints, { name: sinkCalled }].some(isChosen))
    return 0;
  const run = await FaultRun.begin();
  try {
    for (const fault of chosen) await timed(run, fault, () => run.all(points, [fault]));
    const { accepted, unknown, wrong, unsprung } = await run.judge();
    console.log(run.cells.table());
    console.log({ accepted, unknown, ...wrong, unsprung });
    return Object.values(wrong).reduce((sum, count) => sum + count, unsprung.length);
  } finally {
    await run.end();
  }
}

async function migrations(): Promise<number> {
  const run = await MigrationRun.begin();
  try {
    const all = run.points.filter(isChosen);
    if (all.length === 0) return 0;
    for (const fault of chosen) {
      await timed(run, fault, () => run.all(all, [fault]));
      console.log({ pairs: run.pairs, wrong: run.wrong });
    }
    console.log(`${run.points.length} statements of a migration`);
    console.log(run.cells.table());
    return run.wrong.length;
  } finally {
    await run.end();
  }
}

async function timed(
  { cells }: FaultRun | MigrationRun,
  fault: Fault,
  work: () => Promise<void>,
): Promise<void> {
  const started = performance.now();
  await work();
  const took = Math.round((performance.now() - started) / 1000);
  console.log(`${fault}: ${cells.of(fault)} cells, ${took} s`);
}
