import { chinaNotices, type Instant, parseInstant } from "@banjian/calendar";
import {
  type CaseStore,
  memoryCaseStore,
  memoryItemStore,
  memoryNoticeStore,
} from "@banjian/engine";
import { describe, expect, test } from "vitest";
import { openWorld } from "./open-world.js";
import { bundled } from "./testing/bundled.js";
import { clerk, company, officer, restaurant } from "./testing/people.js";
import type { Passage, World } from "./world.js";
import type { WorldStores } from "./world-options.js";

const items = [bundled("restaurant-opening")];
const opened = (at: string) => openWorld({ at, items });

const told = (world: World, { happened }: Passage) =>
  happened.map(({ at, facts }) => {
    const kinds = facts.flatMap((fact) =>
      fact.type === "limit-warned" || fact.type === "limit-breached"
        ? [`${fact.type} ${fact.limit}`]
        : fact.type === "card-raised"
          ? [`${fact.card.colour} ${fact.card.limit}`]
          : fact.type === "deemed"
            ? [fact.outcome]
            : [],
    );
    return `${new Date(at).toLocaleString("sv-SE", { timeZone: world.parts.zone })} ${kinds.join(", ")}`;
  });

describe("time in a world", () => {
  test("stands still until it is moved", async () => {
    const world = await opened("2026-09-14 20:15");
    expect([world.now, world.today]).toEqual(["2026-09-14T12:15:00.000Z", "2026-09-14"]);
    await world.submit("restaurant-opening", restaurant, company);
    expect(world.now).toBe("2026-09-14T12:15:00.000Z");
  });

  test("goes by at once up to a moment before which nothing happens, and otherwise stays where it is", async () => {
    const world = await opened("2026-09-14 09:00");
    const at = (text: string) => parseInstant(`${text}:00+08:00`);
    await world.submit("restaurant-opening", restaurant, company);
    expect(world.passQuietly(at("2026-09-14T10:00"))).toBe(true);
    expect(world.now).toBe(at("2026-09-14T10:00"));
    expect(world.passQuietly(at("2026-09-14T09:30"))).toBe(true);
    expect(world.now).toBe(at("2026-09-14T10:00"));
    // At midnight a warning is due, and a moment before it nothing is.
    const due = at("2026-09-18T00:00");
    expect(world.passQuietly(due)).toBe(false);
    expect(world.now).toBe(at("2026-09-14T10:00"));
    expect(world.passQuietly(at("2026-09-17T23:59"))).toBe(true);
    expect((await world.passTo(due)).happened).toHaveLength(1);
  });

  test("goes by at once only as long as the calendar stays what it is", async () => {
    // The schedule of 2026 was published on 2025-11-04.
    const world = await opened("2025-11-03 09:00");
    expect(world.passQuietly(parseInstant("2025-11-03T18:00:00+08:00"))).toBe(true);
    expect(world.passQuietly(parseInstant("2025-11-04T09:00:00+08:00"))).toBe(false);
    await world.advanceTo("2025-11-04 09:00");
    expect(world.passQuietly(parseInstant("2025-11-05T09:00:00+08:00"))).toBe(true);
  });

  test("goes by in days, months and hours, with the business days of the calendar", async () => {
    const world = await opened("2026-09-24 09:00");
    // Mid-Autumn is the 25th to the 27th, National Day the 1st to the 7th.
    for (const [length, until] of [
      ["1 business-day", "2026-09-28T01:00:00.000Z"],
      ["3 个工作日", "2026-10-08T01:00:00.000Z"],
      ["2 calendar-days", "2026-10-10T01:00:00.000Z"],
      ["1 months", "2026-11-10T01:00:00.000Z"],
      ["1 years", "2027-11-10T01:00:00.000Z"],
      ["12 hours", "2027-11-10T13:00:00.000Z"],
      ["1 office-hours", "2027-11-11T02:00:00.000Z"],
      ["0 business-days", "2027-11-11T02:00:00.000Z"],
    ] as const) {
      expect((await world.advance(length)).until).toBe(until);
      expect(world.now).toBe(until);
    }
  });

  test("does not go back, and knows no moment that cannot be read", async () => {
    const world = await opened("2026-09-14 09:00");
    await expect(world.advanceTo("2026-09-13")).rejects.toMatchObject({
      code: "SIM_TIME_BACKWARDS",
      says: {
        en: "the clock stands at 2026-09-14 09:00 and cannot go back to 2026-09-13 00:00",
      },
    });
    await expect(world.advanceTo("tomorrow")).rejects.toMatchObject({ code: "SIM_MOMENT_INVALID" });
    await expect(world.advanceTo("2026-09-31")).rejects.toMatchObject({
      code: "SIM_MOMENT_INVALID",
    });
    await expect(world.advance("soon")).rejects.toMatchObject({ code: "AMOUNT_INVALID" });
  });
});

describe("what is due on the way", () => {
  test("takes effect at its own moment and in order, as a hall at work would have it", async () => {
    const world = await opened("2026-09-14 20:15");
    const caseId = await world.submit("restaurant-opening", restaurant, company);
    expect(told(world, await world.advance("6 business-days"))).toEqual([
      "2026-09-18 00:00:00 limit-warned completeness",
      "2026-09-21 00:00:00 limit-breached completeness, deemed-accepted, red completeness",
    ]);
    // Accepted as of receipt, known on the 21st: nothing else is due before Tuesday, 22 September, 20:15.
    const { state } = await world.engine.case(caseId);
    expect(state.milestones.acceptance).toEqual(["2026-09-14"]);
  });

  test("is the same, fact for fact, whether time goes by at once or day by day", async () => {
    const [once, daily] = [await opened("2026-09-14 20:15"), await opened("2026-09-14 20:15")];
    const facts = await Promise.all(
      [once, daily].map(async (world) => {
        const id = await world.submit("restaurant-opening", restaurant, company);
        if (world === once) await world.advanceTo("2026-12-31");
        else while (world.today < "2026-12-31") await world.advance("1 calendar-days");
        return world.parts.store.facts(id);
      }),
    );
    expect(facts[0]?.length).toBeGreaterThan(50);
    expect(facts[0]).toEqual(facts[1]);
  });

  test("comes one moment after the other when asked for", async () => {
    const world = await opened("2026-09-14 10:00");
    await world.submit("restaurant-opening", restaurant, company);
    expect((await world.advanceToNextDue())?.until).toBe("2026-09-17T16:00:00.000Z");
    expect((await world.advanceToNextDue())?.until).toBe("2026-09-20T16:00:00.000Z");
    let moments = 2;
    while ((await world.advanceToNextDue()) !== undefined) moments += 1;
    expect(moments).toBeGreaterThan(8);
    const after = world.now;
    expect(await world.advanceToNextDue()).toBeUndefined();
    expect(world.now).toBe(after);
  });

  test("comes in the order of its moments, whichever case was filed first", async () => {
    const world = await opened("2026-09-14 10:00");
    const early = await world.submit("restaurant-opening", restaurant, company);
    await world.advance("1 business-days");
    const late = await world.submit("restaurant-opening", restaurant, company);
    const { happened } = await world.advance("2 months");
    const moments = happened.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted());
    expect(new Set(happened.map(({ caseId }) => caseId))).toEqual(new Set([early, late]));
    for (const { at, facts } of happened) expect(facts.map((fact) => fact.at)).toContain(at);
    const deemed = happened.filter(({ facts }) => facts.some(({ type }) => type === "deemed"));
    expect(deemed.map(({ at, caseId }) => [at, caseId])).toEqual([
      ["2026-09-20T16:00:00.000Z", early],
      ["2026-09-21T16:00:00.000Z", late],
    ]);
  });

  test("follows the calendar as it was known on each day: a holiday prolonged on the way moves it", async () => {
    const world = await opened("2020-01-20 10:00");
    const id = await world.submit("restaurant-opening", restaurant, company);
    expect((await world.engine.case(id)).limit("completeness").due.on).toBe("2020-02-01");
    // On 27 January the State Council prolonged the Spring Festival to 2 February.
    const passage = await world.advanceTo("2020-02-20");
    const deemed = passage.happened.find(({ facts }) =>
      facts.some(({ type }) => type === "deemed"),
    );
    expect(deemed?.at).toBe("2020-02-04T16:00:00.000Z");
    // Written down at the first moment of the day on which it was known, as a worker would have it.
    const moved = passage.happened.find(({ facts }) =>
      facts.some(({ type }) => type === "limit-recomputed"),
    );
    expect(moved?.at).toBe("2020-01-26T16:00:00.000Z");
  });

  test("is not passed over when a case cannot be swept", async () => {
    const world = await openWorld({
      at: "2026-09-14 10:00",
      items,
      stores: (now) => broken(now),
    });
    const caseId = await world.submit("restaurant-opening", restaurant, company);
    await expect(world.advance("9 business-days")).rejects.toMatchObject({
      code: "SIM_SWEEP_FAILED",
      details: { caseId, reason: "Error: the disk is full" },
    });
    expect(world.now).toBe("2026-09-17T16:00:00.000Z");
  });
});

test("what a world keeps of the past is chosen: without facts it reports the same", async () => {
  const days = { from: "2026-09-14", to: "2026-09-16" } as never;
  const told = await Promise.all(
    (["facts", "measures"] as const).map(async (keeps) => {
      const world = await openWorld({ at: "2026-09-14 09:00", items, keeps });
      const caseId = await world.submit("restaurant-opening", restaurant, company);
      await world.advance("2 business-days");
      const { indicators } = await world.engine.report(days);
      const facts = await world.parts.store.facts(caseId);
      return { facts: facts.length > 0, indicators };
    }),
  );
  expect(told.map(({ facts }) => facts)).toEqual([true, false]);
  const [whole, measured] = told.map(({ indicators }) => indicators);
  expect(measured).toEqual(whole);
  expect(whole?.some(({ numerator }) => numerator.total > 0)).toBe(true);
});

test("cases that a store holds already go on in the world that takes it over", async () => {
  let tell = (): Instant => first.now;
  const notices = memoryNoticeStore(chinaNotices);
  const cases = memoryCaseStore(() => tell(), notices);
  const kept = { cases, items: memoryItemStore(), notices };
  const first = await openWorld({ at: "2026-09-14 10:00", items, stores: () => kept });
  const caseId = await first.submit("restaurant-opening", restaurant, company);
  const second = await openWorld({ at: "2026-09-20 08:00", stores: () => kept });
  tell = () => second.now;
  const { happened } = (await second.advanceToNextDue()) ?? { happened: [] };
  expect(happened.map((one) => one.caseId)).toEqual([caseId]);
  expect(second.now).toBe("2026-09-20T00:00:00.000Z");
});

describe("several worlds in one process", () => {
  test("have their own clocks, numbers, cases and dice", async () => {
    const [here, there] = [await opened("2026-09-14"), await opened("2020-01-02")];
    const ids = [
      await here.submit("restaurant-opening", restaurant, company),
      await there.submit("restaurant-opening", restaurant, company),
      await here.submit("restaurant-opening", restaurant, company),
    ];
    expect(ids).toEqual(["20260914-0001", "20200102-0001", "20260914-0002"]);
    await here.advance("3 months");
    expect(there.today).toBe("2020-01-02");
    expect(await there.engine.recent()).toHaveLength(1);
    const dice = (world: World) => Array.from({ length: 5 }, () => world.random.between(1, 6));
    expect(dice(here)).toEqual(dice(there));
  });

  test("refuse what the engine refuses", async () => {
    const world = await opened("2026-09-14 10:00");
    const id = await world.submit("restaurant-opening", restaurant, company);
    await expect(world.act(id, "accept", officer("handler", "fire-rescue"))).rejects.toMatchObject({
      code: "NOT_PERMITTED",
    });
    await world.act(id, "pre-accept", clerk, { payload: { result: "passed" } });
    expect((await world.engine.case(id)).state.value).toEqual({ acceptance: "checking" });
  });
});

function broken(now: () => Instant): WorldStores {
  const notices = memoryNoticeStore(chinaNotices);
  const cases = memoryCaseStore(now, notices);
  const sweep: CaseStore["sweep"] = async (mark, take) => {
    const swept = await cases.sweep(mark, take, () => {
      throw new Error("the disk is full");
    });
    return swept;
  };
  return { cases: { ...cases, sweep }, items: memoryItemStore(), notices };
}
