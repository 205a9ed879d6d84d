// Every point with every fault; prints what was found and fails where anything was lost, doubled or made up. Arguments: which
// points (a pattern, all without), which faults (all without).
import { type Fault, FaultRun } from "./fault-run.js";

const [points = ".", ...named] = process.argv.slice(2);
const every: readonly Fault[] = [
  "kill worker",
  "kill postgres",
  "reset",
  "stall",
  "error 40001",
  "half-open",
];
const faults = every.filter((fault) => named.length === 0 || named.includes(fault));
const run = await FaultRun.begin();
try {
  for (const fault of faults) {
    const started = performance.now();
    await run.all(new RegExp(points), [fault]);
    const took = Math.round((performance.now() - started) / 1000);
    console.log(`${fault}: ${run.tally.cells} cells so far, ${took} s`);
  }
  const { unsprung, cells, accepted, unknown, ...wrong } = await run.judge();
  console.log({ cells, accepted, unknown, ...wrong, unsprung });
  const bad = Object.values(wrong).reduce((sum, count) => sum + count, unsprung.length);
  process.exitCode = bad === 0 ? 0 : 1;
} finally {
  await run.end();
}
