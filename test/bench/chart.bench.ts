import { readFileSync } from "node:fs";
import { readItem } from "@banjian/core";
import { bench, describe } from "vitest";
import { steppedByXstate } from "../../packages/core/src/testing/xstate-oracle.js";

// One walk from the filing to the archive through the opening of a restaurant, where three departments work side by side.
// Both make the same steps; what is told is how many walks a second. Ours has to be at least fifteen times the other.
const file = "examples/items/restaurant-opening.yaml";
const read = readItem(readFileSync(file), file);
if (!read.ok) throw new Error(`${file} has findings`);
const { chart, machine, branches } = read.item;
const departments = [...branches.keys()];
const walk = [
  "submit",
  "pre-accept.passed",
  "accept",
  ...departments.flatMap((branch) => [`handle@${branch}`, `branch-done@${branch}`]),
  "join-done",
  "grant",
  "complete",
  "collect",
];

function walked(by: typeof machine): string {
  let value = by.start;
  for (const event of walk) value = by.step(value, event)?.value ?? value;
  return JSON.stringify(value);
}

const xstate = steppedByXstate(chart);
if (walked(machine) !== '"archived"' || walked(xstate) !== '"archived"') {
  throw new Error(`the walk ends in ${walked(machine)} and in ${walked(xstate)}`);
}

describe(`${walk.length} steps through a chart with ${departments.length} branches`, () => {
  bench("the tables", () => {
    walked(machine);
  });
  bench("xstate", () => {
    walked(xstate);
  });
});
