import type { Fact } from "@banjian/core";
import { describe, expect, test } from "vitest";
import type { CaseStore } from "./ports.js";
import { clerk, company } from "./testing/people.js";
import { restaurantFile, restaurantWith } from "./testing/restaurant.js";
import { emptyStores, restaurantHall, type Stores, TestHall } from "./testing/test-hall.js";

/** What the clock brought about: which fact of which limit, and from which day it takes effect. */
const movements = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => {
    if (fact.by !== undefined) return [];
    if (fact.type === "card-raised")
      return [`${fact.effectiveOn} ${fact.card.colour} ${fact.card.cause} ${fact.card.limit}`];
    return "limit" in fact ? [`${fact.effectiveOn} ${fact.type} ${fact.limit}`] : [];
  });

/** Every midnight from the clock's day through the last one. */
function midnights(from: string, through: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= through; ) {
    days.push(`${day} 00:00`);
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  }
  return days;
}

/** The stores with one method of the case store replaced. */
function storesWith(over: (inner: CaseStore) => Partial<CaseStore>): Stores {
  const stores = emptyStores();
  return { ...stores, cases: { ...stores.cases, ...over(stores.cases) } };
}

async function hallOver(stores: Stores, file = restaurantFile): Promise<TestHall> {
  const hall = new TestHall(stores);
  await hall.parts.catalogue.publish(file, "restaurant-opening.yaml");
  return hall;
}

describe("a sweep", () => {
  test("takes effect at 24:00 of the last day and not a millisecond before (TL1, P7)", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    hall.clock.moveTo("2026-09-20T23:59:59.999+08:00");
    await hall.engine.sweep();
    expect(hall.heardOf("limit:breached")).toEqual([]);
    hall.clock.moveTo("2026-09-21T00:00:00.000+08:00");
    expect(await hall.engine.sweep()).toEqual({ moved: 1, failed: [] });
    expect(hall.heardOf("limit:breached")).toMatchObject([{ caseId, limit: "completeness" }]);
    expect(await hall.engine.sweep()).toEqual({ moved: 0, failed: [] });
  });

  test("after an outage catches up with everything, as if it had come every midnight", async () => {
    const [daily, late] = [await restaurantHall(), await restaurantHall()];
    const [first, second] = [await daily.accepted(), await late.accepted()];
    for (const midnight of midnights("2026-09-15", "2026-12-31"))
      await daily.at(midnight).engine.sweep();
    expect(await late.at("2026-12-31 00:00").engine.sweep()).toEqual({ moved: 1, failed: [] });
    const [told, caughtUp] = [
      await daily.parts.store.facts(first),
      await late.parts.store.facts(second),
    ];
    expect(movements(caughtUp)).toEqual(movements(told));
    expect(movements(caughtUp).slice(0, 4)).toEqual([
      "2026-09-18 limit-warned branch:signboard",
      "2026-09-21 limit-breached branch:signboard",
      "2026-09-21 yellow overdue branch:signboard",
      "2026-09-22 limit-warned branch:drainage",
    ]);
    const days = movements(caughtUp).map((line) => line.slice(0, 10));
    expect(days).toEqual(days.toSorted());
  });

  test("after an outage deems accepted first, then counts the case's limits from the receipt (TL8)", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    await hall.at("2026-10-12").engine.sweep();
    const view = await hall.engine.case(caseId);
    expect(movements(await view.facts())).toEqual(
      expect.arrayContaining([
        "2026-09-14 deemed completeness",
        "2026-09-14 limit-started promised",
        "2026-10-11 limit-breached promised",
      ]),
    );
    expect(view.limit("branch:fire").explain().stretches[0]).toMatchObject({ first: "2026-10-12" });
  });

  test("takes up every case, however few of them the store brings at a time", async () => {
    const few = storesWith((inner) => ({
      sweep: (mark, take, decide) => inner.sweep(mark, { ...take, batch: 7 }, decide),
    }));
    for (const stores of [emptyStores(), few]) {
      const hall = await hallOver(stores);
      for (let index = 0; index < 105; index++) await hall.file();
      expect(await hall.at("2026-09-21 00:00").engine.sweep()).toEqual({ moved: 105, failed: [] });
      expect(await hall.engine.sweep()).toEqual({ moved: 0, failed: [] });
    }
  });

  test("where much is due takes up the next batch while one is written, each case once; where nothing is, looks once", async () => {
    let [atWork, most] = [0, 0];
    const stores = storesWith((inner) => ({
      async sweep(mark, take, decide) {
        most = Math.max(most, ++atWork);
        const swept = await inner.sweep(mark, { ...take, batch: 30 }, decide);
        await new Promise((written) => setTimeout(written, 1));
        atWork--;
        return swept;
      },
    }));
    const hall = await hallOver(stores);
    for (let index = 0; index < 105; index++) await hall.file();
    expect(await hall.at("2026-09-21 00:00").engine.sweep()).toEqual({ moved: 105, failed: [] });
    expect(hall.heardOf("limit:breached")).toHaveLength(105);
    expect(most).toBe(2);
    most = 0;
    expect(await hall.engine.sweep()).toEqual({ moved: 0, failed: [] });
    expect(most).toBe(1);
  });

  test("that cannot go on has ended with all it was about when it says so", async () => {
    let [atWork, batches] = [0, 0];
    const stores = storesWith((inner) => ({
      async sweep(mark, take, decide) {
        atWork++;
        const fails = ++batches === 2;
        const swept = fails ? [] : await inner.sweep(mark, { ...take, batch: 30 }, decide);
        await new Promise((written) => setTimeout(written, fails ? 0 : 20));
        atWork--;
        if (fails) throw new Error("the database is away");
        return swept;
      },
    }));
    const hall = await hallOver(stores);
    for (let index = 0; index < 105; index++) await hall.file();
    await expect(hall.at("2026-09-21 00:00").engine.sweep()).rejects.toThrow("away");
    expect(atWork).toBe(0);
    expect(await hall.engine.sweep()).toMatchObject({ failed: [] });
    expect(hall.heardOf("limit:breached")).toHaveLength(105);
  });

  test("reports a case that fails and goes on with the others; it is tried again a little later (P10)", async () => {
    let broken = "";
    const stores = storesWith((inner) => ({
      sweep: (mark, take, decide) =>
        inner.sweep(mark, take, (due) => {
          if (due.state.id === broken) throw new Error("poison");
          return decide(due);
        }),
    }));
    const hall = await hallOver(stores);
    const cases = [await hall.file(), await hall.file(), await hall.file()];
    broken = cases[1] ?? "";
    const report = { moved: 2, failed: [{ caseId: broken, error: new Error("poison") }] };
    expect(await hall.at("2026-09-21 00:00").engine.sweep()).toEqual(report);
    expect(await hall.engine.sweep(), "not at once").toEqual({ moved: 0, failed: [] });
    expect(await hall.at("2026-09-21 00:01").engine.sweep()).toEqual({ ...report, moved: 0 });
    broken = "";
    expect(await hall.at("2026-09-21 00:02").engine.sweep()).toEqual({ moved: 1, failed: [] });
  });

  test("reports a case whose item version is gone and goes on with the others (P10)", async () => {
    const stores = emptyStores();
    const hall = await hallOver(stores);
    const orphan = await hall.file();
    const { digest } = (await hall.engine.case(orphan)).state.item;
    const byDigest = async (asked: string) =>
      asked === digest ? undefined : stores.items.byDigest(asked);
    const fresh = new TestHall({ ...stores, items: { ...stores.items, byDigest } });
    const newer = restaurantWith('version: "2026.1"', 'version: "2026.2"');
    await fresh.parts.catalogue.publish(newer, "restaurant-opening.yaml");
    await fresh.file();
    const { moved, failed } = await fresh.at("2026-09-21 00:00").engine.sweep();
    expect(moved).toBe(1);
    expect(failed).toEqual([
      {
        caseId: orphan,
        error: expect.objectContaining({ message: expect.stringContaining("not stored") }),
      },
    ]);
  });

  test("of a limit whose last day rolls over the holiday ends, and waits another day (TL3)", async () => {
    let sweeps = 0;
    const stores = storesWith((inner) => ({
      sweep(mark, take, decide) {
        sweeps++;
        return inner.sweep(mark, take, decide);
      },
    }));
    // 17 days after Monday, 14 September is National Day; the period ends on 8 October, the next business day.
    const hall = await hallOver(stores, restaurantWith("30 calendar-days", "17 calendar-days"));
    const caseId = await hall.file();
    const payload = { result: "needs-supplement", materials: ["fire-plan"], reason: "缺少" };
    await hall.act(caseId, "pre-accept", clerk, payload);
    expect((await hall.engine.case(caseId)).limit("supplement").due.on).toBe("2026-10-08");
    for (const midnight of midnights("2026-09-30", "2026-10-08")) {
      sweeps = 0;
      await hall.at(midnight).engine.sweep();
      expect(sweeps, midnight).toBeLessThanOrEqual(3);
      expect(hall.heardOf("limit:breached"), midnight).toEqual([]);
    }
    expect(hall.heardOf("limit:warned")).toMatchObject([
      { limit: "supplement", effectiveOn: "2026-10-07" },
    ]);
    await hall.at("2026-10-09 00:00").engine.sweep();
    expect(hall.heardOf("limit:breached")).toMatchObject([
      { limit: "supplement", due: "2026-10-08" },
    ]);
  });

  test("P10: a case that could not be swept waits no longer once somebody has acted in it, even if nothing is due in it any more", async () => {
    let isBroken = true;
    const stores = storesWith((inner) => ({
      sweep: (mark, take, decide) =>
        inner.sweep(mark, take, (due) => {
          if (isBroken) throw new Error("poison");
          return decide(due);
        }),
    }));
    const hall = await hallOver(stores);
    const caseId = await hall.file();
    expect((await hall.at("2026-09-21 00:00").engine.sweep()).failed).toHaveLength(1);
    isBroken = false;
    await hall.act(caseId, "withdraw", company);
    await hall.at("2026-09-21 00:00").engine.sweep();
    expect(await hall.parts.store.stalls.of("sweep")).toEqual([]);
  });

  test("leaves a case alone that has ended", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    await hall.act(caseId, "withdraw", company);
    expect(await hall.at("2027-01-01").engine.sweep()).toEqual({ moved: 0, failed: [] });
  });
});

// On a busy machine a millisecond's pause may take long.
const patience = { timeout: 4_000, interval: 5 };

describe("work", () => {
  test("sweeps again and again until it is told to stop, and then stops at once", async () => {
    const hall = await restaurantHall();
    await hall.file();
    const stop = new AbortController();
    const working = hall.engine.work({ every: 1, signal: stop.signal, onError: () => {} });
    hall.at("2026-09-21 00:00");
    await expect.poll(() => hall.heardOf("case:deemed-accepted").length, patience).toBe(1);
    hall.at("2026-10-12 00:00");
    await expect.poll(() => hall.heardOf("limit:breached").length, patience).toBeGreaterThan(1);
    stop.abort();
    await working;
  });

  test("does not sit out its pause", async () => {
    const hall = await restaurantHall();
    const stop = new AbortController();
    const working = hall.engine.work({ every: 600_000, signal: stop.signal, onError: () => {} });
    setTimeout(() => stop.abort(), 20);
    const began = performance.now();
    await working;
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test("does nothing when it was told to stop before", async () => {
    let sweeps = 0;
    const stores = storesWith(() => ({
      sweep: async () => {
        sweeps++;
        return [];
      },
    }));
    const hall = await hallOver(stores);
    await hall.engine.work({ every: 1, signal: AbortSignal.abort(), onError: () => {} });
    expect(sweeps).toBe(0);
  });

  test("stops between two batches of a long catching up", async () => {
    const stop = new AbortController();
    let batches = 0;
    const stores = storesWith((inner) => ({
      sweep(mark, take, decide) {
        if (++batches === 3) stop.abort();
        return inner.sweep(mark, { ...take, batch: 5 }, decide);
      },
    }));
    const hall = await hallOver(stores);
    for (let index = 0; index < 30; index++) await hall.file();
    await hall
      .at("2026-09-21 00:00")
      .engine.work({ every: 1, signal: stop.signal, onError: () => {} });
    expect(hall.heardOf("case:deemed-accepted")).toHaveLength(15);
  });

  test("tells of a sweep that fails and of cases that fail, and goes on", async () => {
    let calls = 0;
    const stores = storesWith((inner) => ({
      async sweep(mark, take, decide) {
        if (++calls === 1) throw new Error("no database");
        if (calls > 2) return inner.sweep(mark, take, decide);
        return [{ caseId: "c1", failed: new Error("poison") }];
      },
    }));
    const hall = await hallOver(stores);
    await hall.file();
    hall.at("2026-09-21 00:00");
    const errors: string[] = [];
    const stop = new AbortController();
    const onError = (error: unknown) => void errors.push(String(error));
    const working = hall.engine.work({ every: 1, signal: stop.signal, onError });
    const seen = () => [hall.heardOf("case:deemed-accepted").length, errors.length];
    await expect.poll(seen, patience).toEqual([1, 2]);
    stop.abort();
    await working;
    expect(errors).toEqual(["Error: no database", "Error: poison"]);
  });
});
