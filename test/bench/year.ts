// What a year of a hall costs: processor time for the joint application of examples/simulation, in so many cases (2,000 without
// a number; the plan has 10,000). The digest is that of everything that was written: it stays when only the speed changes.
import { readFileSync } from "node:fs";
import path from "node:path";
import { playHall, readPlan } from "@banjian/sim";

const [cases = 2_000] = process.argv.slice(2).map(Number);
const file = path.resolve("examples/simulation/restaurants.plan.yaml");
const text = readFileSync(file, "utf8").replace(/^( *cases:) .*$/m, `$1 ${cases}`);
const read = readPlan(text, file);
if (!read.ok) throw new Error(JSON.stringify(read.findings[0]));
const before = process.cpuUsage();
const began = performance.now();
const played = await playHall(read.plan);
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1_000_000;
const facts = played.cases.reduce((sum, { state }) => sum + state.version, 0);
console.log(
  `${cases} cases, ${facts} facts: ${seconds.toFixed(2)} s of a processor (${((performance.now() - began) / 1_000).toFixed(2)} s by the clock), ` +
    `${((seconds * 1_000) / cases).toFixed(2)} ms a case, ${((seconds * 1_000_000) / facts).toFixed(1)} µs a fact; digest ${played.digest.slice(0, 16)}`,
);
