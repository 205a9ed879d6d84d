import { readFileSync } from "node:fs";
import path from "node:path";
import { readScenarios, runScenarios } from "@banjian/sim";
import { expect, test } from "vitest";

test("five departments over National Day: one returns its work to the window, one is silent past its limit", async () => {
  const file = path.join(import.meta.dirname, "five-departments.scenarios.yaml");
  const read = readScenarios(readFileSync(file, "utf8"), file);
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
  const results = await runScenarios(read.scenarios);
  expect(results.map(({ name, failures }) => [name, failures])).toEqual([["five-departments", []]]);
});
