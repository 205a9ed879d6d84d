import { expect, test, vi } from "vitest";
import { faultRun } from "./fault-run.js";

// `SEEDS=1:5000` runs those; without, a part of them.
const [from = 1, count = 30] = (process.env.SEEDS ?? "").split(":").filter(Boolean).map(Number);
const steps = 200;
vi.setConfig({ testTimeout: 3_600_000 });

test("whatever fails, and whoever acts at once, every promise holds after every step", async () => {
  const happened = new Map<string, number>();
  for (let seed = from; seed < from + count; seed++) {
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
    "notice",
    "sweep",
    "at once",
  ]) {
    expect(happened.get(what) ?? 0, what).toBeGreaterThan(count / 4);
  }
  expect(happened.get("IDEMPOTENCY_MISMATCH")).toBeGreaterThan(0);
  expect(happened.get("CASE_VERSION_STALE")).toBeGreaterThan(0);
});
