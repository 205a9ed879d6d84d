import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { faultRun } from "./fault-run.js";

const steps = 200;

/** Seeds that once broke something: a file each, which begins with what it was and may go on with the story of then. Those of plain shapes say so in their names. */
const folder = path.join(import.meta.dirname, "kept");
const kept = readdirSync(folder).map((file): [number, string, boolean] => {
  const [, plain, seed = ""] = /^(plain-)?seed-(\d+)\.txt$/.exec(file) ?? [];
  const [what = ""] = readFileSync(path.join(folder, file), "utf8").split("\n");
  return [Number(seed), what, plain === undefined];
});

test.each(kept)("seed %i holds: %s", async (seed, _what, isVaried) => {
  const { broken, trace } = await faultRun(seed, steps, isVaried);
  expect(broken, trace.join("\n")).toEqual([]);
});

// Thousands of seeds are run by test/fault-seeds.test.ts, when the other tests have run.
test("P1 to P10: whatever fails, and whoever acts at once, every promise holds after every step", async () => {
  const count = 8;
  const happened = new Map<string, number>();
  for (let seed = 1; seed <= count; seed++) {
    const report = await faultRun(seed, steps);
    expect(report.broken, `seed ${seed}\n${report.trace.join("\n")}`).toEqual([]);
    for (const [what, times] of report.happened) {
      happened.set(what, (happened.get(what) ?? 0) + times);
    }
  }
  // What never happened would prove nothing.
  for (const what of [
    "accepted",
    "lost",
    "restart",
    "clock back",
    "clock forward",
    "held",
    "released",
    "notice",
    "sweep",
    "delivered",
    "sink failed",
    "poison",
    "incident",
    "at once",
  ]) {
    expect(happened.get(what) ?? 0, what).toBeGreaterThan(count / 4);
  }
  expect(happened.get("IDEMPOTENCY_MISMATCH")).toBeGreaterThan(0);
  expect(happened.get("CASE_VERSION_STALE")).toBeGreaterThan(0);
});
