// A process of its own that runs every so many of the seeds of the fault simulation: the first seed, how many there are, which
// of how many processes this is. Says each seed that breaks something as a line of JSON, up to the third, and at last what it has seen.
import { faultRun } from "../../packages/sim/src/faults/fault-run.js";

const [first = 1, count = 1, part = 0, parts = 1] = process.argv.slice(2).map(Number);
const steps = 200;
// Thousands of refusals are asked for, and nobody reads where they were thrown: only a seed that breaks something is told so.
const told = Error.stackTraceLimit;
Error.stackTraceLimit = 0;
const happened = new Map<string, number>();
let runs = 0;
let stories = 0;
for (let seed = first + part; seed < first + count && stories < 3; seed += parts) {
  const seen = await faultRun(seed, steps);
  runs++;
  for (const [what, times] of seen.happened) happened.set(what, (happened.get(what) ?? 0) + times);
  if (seen.broken.length === 0) continue;
  stories++;
  Error.stackTraceLimit = told;
  const { broken, trace } = await faultRun(seed, steps);
  Error.stackTraceLimit = 0;
  console.log(JSON.stringify({ seed, broken, trace }));
}
console.log(JSON.stringify({ runs, happened: Object.fromEntries(happened) }));
