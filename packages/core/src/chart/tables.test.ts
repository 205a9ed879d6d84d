import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMachine } from "xstate";
import { readItem } from "../item/read-item.js";
import { randomCharts } from "../testing/random-chart.js";
import { restlessItem } from "../testing/random-walk.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { steppedByXstate } from "../testing/xstate-oracle.js";
import { allArrows, type Chart, eventKey, type StateValue } from "./chart.js";
import { compileChart } from "./compile-chart.js";
import type { machineOf } from "./machine.js";
import type { Step } from "./step.js";
import { compileTables } from "./tables.js";

/** Steps in the daily run; a longer one: `CHART_STEPS=2000000 pnpm exec vitest run --project unit-utc packages/core/src/chart/tables`. */
const wanted = Number(process.env.CHART_STEPS ?? 30_000);

const items = new URL("../../../../examples/items/", import.meta.url);
const bundled = readdirSync(items)
  .filter((name) => /^(?!.*\.scenarios).*\.yaml$/.test(name))
  .map((name): [string, Chart] => {
    const read = readItem(readFileSync(new URL(name, items)), name);
    if (!read.ok) throw new Error(`${name} has findings`);
    return [name, read.item.chart];
  });

type Walked = { readonly steps: number; readonly taken: number; readonly wide: number };

/** Walks a chart by chance, begins anew where it stands still, and holds each step of the tables against xstate's. */
function walk(chart: Chart, steps: number, draw: () => number): Walked {
  const [ours, theirs] = [compileChart(chart), steppedByXstate(chart)];
  const events = [...new Set(allArrows(chart.states).map(eventKey))];
  expect(ours.start).toEqual(theirs.start);
  let value: StateValue = ours.start;
  let idle = 0;
  const taken: Step[] = [];
  for (let count = 0; count < steps; count++) {
    const event = events[Math.floor(draw() * events.length)] ?? "none";
    const step = ours.step(value, event);
    const right = theirs.step(value, event);
    if (JSON.stringify(step) !== JSON.stringify(right)) {
      throw new Error(`not as xstate: ${JSON.stringify({ chart, value, event, step, right })}`);
    }
    if (step !== undefined) taken.push(step);
    idle = step === undefined ? idle + 1 : 0;
    value = idle > 10 ? ours.start : (step?.value ?? value);
  }
  const wide = taken.filter(({ left, entered }) => left.length > 1 && entered.length > 1);
  return { steps, taken: taken.length, wide: wide.length };
}

function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("the tables step as xstate does", () => {
  test.each([
    ...bundled,
    ["a single-department licence", licence().chart],
    ["a joint licence", jointLicence().chart],
    ["branches in turn and silence that decides", restlessItem().chart],
  ] as const)("through %s", (_, chart) => {
    expect(walk(chart, wanted / 50, drawing(1)).taken).toBeGreaterThan(wanted / 1_500);
  });

  test("through random charts, nested and parallel, with ends inside and arrows across regions", () => {
    const perChart = 100;
    const charts = fc.sample(randomCharts, { seed: 20_261_122, numRuns: wanted / perChart });
    const draw = drawing(2);
    const walked = charts.map((chart) => walk(chart, perChart, draw));
    const sum = (of: (one: Walked) => number) => walked.reduce((all, one) => all + of(one), 0);
    expect(sum(({ steps }) => steps)).toBe(wanted);
    expect(
      sum(({ taken }) => taken),
      "arrows were taken",
    ).toBeGreaterThan(wanted / 5);
    expect(
      sum(({ wide }) => wide),
      "several states changed at once",
    ).toBeGreaterThan(wanted / 50);
  }, 3_600_000);

  test("from a stored value whose regions come in another order, and name what is left in the chart's own order", () => {
    const { chart, machine } = jointLicence();
    const stored = { approval: { branches: { market: "open", health: "done", fire: "open" } } };
    const inOrder = { approval: { branches: { fire: "open", health: "done", market: "open" } } };
    expect(machine.step(stored, "withdraw")).toEqual(machine.step(inOrder, "withdraw"));
    expect(allArrows(chart.states).length).toBeGreaterThan(0);
  });
});

describe("a machine the tables do not cover is a bug, not a guess:", () => {
  test.each<[string, object]>([
    ["a guard", { on: { go: { target: "b", guard: "may" } } }],
    ["two arrows of one name", { on: { go: [{ target: "b" }, { target: "a" }] } }],
    ["an arrow that enters again", { on: { go: { target: "a", reenter: true } } }],
    ["an arrow to two states", { on: { go: { target: ["#b", "#a"] } } }],
    ["an arrow of any name", { on: { "*": { target: "b" } } }],
    ["an arrow without an event", { always: { target: "b", guard: "may" } }],
    ["a timer", { after: { 1000: { target: "b" } } }],
    ["an action on entry", { entry: "ring" }],
    ["an actor", { invoke: { src: "clerk" } }],
    ["a history", { initial: "h", states: { h: { history: "shallow" }, c: {} } }],
  ])("%s", (_, state) => {
    const machine = createMachine({
      id: "item",
      initial: "a",
      states: { a: { id: "a", ...state }, b: { id: "b" } },
    });
    expect(() => compileTables(machine as unknown as ReturnType<typeof machineOf>)).toThrow(
      /the tables/,
    );
  });

  test("a value of another chart", () => {
    const { machine } = licence();
    expect(() => machine.step("elsewhere", "submit")).toThrow(Error);
    expect(() => machine.step({ submission: "elsewhere" }, "submit")).toThrow(Error);
  });
});
