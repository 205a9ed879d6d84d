import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readScenarios, runScenarios } from "@banjian/sim";
import { expect, test } from "vitest";
import { run } from "./run.js";
import { fakeContext } from "./testing/fake-context.js";

const items = path.join(import.meta.dirname, "../../../examples/items");
const cases = path.join(mkdtempSync(path.join(tmpdir(), "banjian-replay-")), "cases.json");

async function ran(item: string, ...more: string[]) {
  const context = fakeContext(["replay", path.join(items, item), cases, ...more]);
  return { code: await run(context), out: context.printed.out };
}

test("recorded cases are replayed under their item, and those of another item are told apart", async () => {
  const file = path.join(items, "enterprise-registration.scenarios.yaml");
  const read = readScenarios(readFileSync(file, "utf8"), file);
  if (!read.ok) throw new Error("the scenarios cannot be read");
  const [played] = await runScenarios(read.scenarios);
  writeFileSync(cases, JSON.stringify([{ caseId: "c1", facts: played?.facts }]));
  const own = await ran("enterprise-registration.yaml", "--lang", "en");
  expect(own).toEqual({ code: 0, out: "1 case: 0 would be refused, 0 would miss more limits\n" });
  const foreign = await ran("food-business-licence.yaml", "--lang", "en");
  expect(foreign.out).toContain(
    "! there are cases of enterprise-registration among them, which are not of food-business-licence",
  );
  const json = JSON.parse((await ran("food-business-licence.yaml", "--json")).out);
  expect(json.otherItems).toEqual(["enterprise-registration"]);
});
