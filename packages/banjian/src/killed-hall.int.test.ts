import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Receipt } from "@banjian/engine";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderWith, smallItem, steps } from "../../../test/support/small-item.js";
import { buildChild, type Child, startChild } from "../../../test/support/start-child.js";

const perCase = steps.length + 1;
let scratch: string;
let child: Child | undefined;

beforeEach(() => {
  scratch = folderWith({ "small.yaml": smallItem() });
});

afterEach(async () => {
  await child?.kill();
  rmSync(scratch, { recursive: true, force: true });
});

/** Numbers between 0 and 1, the same in each run. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const killedIn = (begun: Child, ms: number) => setTimeout(ms).then(() => begun.kill());

test("a hall in a folder survives the death of its process at any moment: nothing acknowledged is missing, nothing is done twice (P1, P2, P6)", async () => {
  await buildChild("hall-child");
  const draw = drawing(20260914);
  const answered = new Map<number, Receipt>();
  let from = 0;

  /** Starts a process where the last one was killed, and listens until it is killed itself, in its start or in its work. */
  async function round(during: "start" | "work"): Promise<void> {
    const known = Object.fromEntries([...answered].filter(([n]) => n >= from));
    const told = [path.join(scratch, "data"), scratch, String(from), JSON.stringify(known)];
    const begun = await startChild("hall-child", ...told);
    child = begun;
    begun.go();
    let killed = during === "start" ? killedIn(begun, draw() * 1_500) : undefined;
    let left = Math.floor(4 + draw() * 24);
    for (let line = await begun.hears(); line !== undefined; line = await begun.hears()) {
      if ("found" in line) expectAllFound(line.found as Record<string, number>);
      else answered.set(line.n as number, line.receipt as Receipt);
      if (--left === 0) killed ??= killedIn(begun, draw() * 30);
    }
    await killed;
    expect(begun.process.signalCode, "it ended because it was killed").toBe("SIGKILL");
    // The next one repeats the last case from its filing on: what was answered, and what was on its way.
    const last = Math.max(0, ...answered.keys());
    from = last - (last % perCase);
  }

  function expectAllFound(found: Record<string, number>): void {
    for (const { caseId, version } of answered.values()) {
      expect(found[caseId], caseId).toBeGreaterThanOrEqual(version);
    }
    const filings = [...answered].filter(([n]) => n % perCase === 0).length;
    const cases = Object.keys(found).length;
    expect([filings, filings + 1], "at most the last filing was stored and not answered").toContain(
      cases,
    );
  }

  for (let index = 0; index < 7; index++) await round("work");
  for (let index = 0; index < 3; index++) await round("start");
  await round("work");
  expect(answered.size).toBeGreaterThan(30);
  expect([...answered.keys()].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: answered.size }, (_, n) => n),
  );
}, 120_000);
