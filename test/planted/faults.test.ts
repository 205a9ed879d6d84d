import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { plantedFaults } from "./faults.mjs";

const root = path.join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

test.each(plantedFaults.map((fault) => [fault.name, fault] as const))(
  "there is one place in which to %s, and a file of tests to catch it",
  (_name, { file, from, to, test: catches }) => {
    expect(read(file).split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
    expect(existsSync(path.join(root, catches))).toBe(true);
  },
);

test("the pages list every fault with what has caught it: write them anew with node test/planted/plant.mjs --write", () => {
  const english = read("docs/testing/planted-faults.md");
  const chinese = read("docs/testing/planted-faults.zh-CN.md");
  for (const [index, { name, zh, file, test: catches }] of plantedFaults.entries()) {
    expect(english).toContain(`| ${index + 1} | ${name} | \`${file}\` |`);
    expect(english).toContain(`(\`${catches}\`)`);
    expect(chinese).toContain(`| ${index + 1} | ${zh} | \`${file}\` |`);
  }
  expect(english).not.toContain("**nothing**");
});
