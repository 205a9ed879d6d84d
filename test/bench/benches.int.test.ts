import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const run = promisify(execFile);

/** Each with as little as shows that it still works, without a round that counts; how fast it was is nobody's concern here. */
const benches = [
  { name: "open-loop", little: ["40", "0.5", "2", "100"], gates: 1 },
  { name: "many-cases", little: ["20", "30", "60", "12", "20", "0"], gates: 3 },
  { name: "catch-up", little: ["10", "0"], gates: 2 },
];

describe("a bench, run with little,", () => {
  test.concurrent.each(benches)(
    "says of each gate whether it is held: $name",
    async ({ name, little, gates }) => {
      const script = ["test/support/run-script.mjs", `test/bench/${name}`, ...little];
      const { stdout } = await run(process.execPath, script);
      expect(stdout.match(/gate.*: (not )?held/g)).toHaveLength(gates);
    },
    120_000,
  );
});
