import { readdirSync, readFileSync } from "node:fs";
import { coverageOf, readScenarios, runScenarios } from "@banjian/sim";
import { expect, test } from "vitest";

const folder = "examples/items";
const names = readdirSync(folder).filter((name) => /^(?!.*\.scenarios).*\.yaml$/.test(name));

test.each(names)("the scenarios beside %s hold and leave nothing of it unvisited", async (name) => {
  const file = `${folder}/${name.replace(".yaml", ".scenarios.yaml")}`;
  const read = readScenarios(readFileSync(file), file);
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
  const { scenarios } = read;
  const results = await runScenarios(scenarios);
  expect(
    results.flatMap(({ name: scenario, failures }) => failures.map((one) => [scenario, one])),
  ).toEqual([]);
  const coverage = coverageOf(
    scenarios.item,
    results.map(({ facts }) => facts),
  );
  expect(Object.values(coverage).flatMap(({ missed }) => missed)).toEqual([]);
});
