import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { plantedFaults } from "./faults.mjs";

const root = path.join(import.meta.dirname, "../..");

test.each(plantedFaults.map((fault) => [fault.name, fault] as const))(
  "there is one place in which to %s",
  (_name, { file, from, to }) => {
    const source = readFileSync(path.join(root, file), "utf8");
    expect(source.split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  },
);
