import { parseInstant } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { StormGuard } from "./storm-guard.js";
import { clerk } from "./testing/people.js";
import { restaurantFile } from "./testing/restaurant.js";
import { emptyStores, TestHall } from "./testing/test-hall.js";

const minute = 60_000;

/** A guard over a clock that the test moves by minutes, and what it says when the store's clock says so. */
function guarded() {
  let at = 0;
  const guard = new StormGuard(() => at);
  return {
    guard,
    after: (minutes: number, now: string) => {
      at += minutes * minute;
      return guard.look(parseInstant(now));
    },
  };
}

describe("the storm guard", () => {
  test.each([
    // minutes by   the store's clock says     held   because
    [
      1,
      "2026-09-21T00:00:30+08:00",
      false,
      "a midnight on which a thousand limits fall due is no jump",
    ],
    [
      600,
      "2026-09-21T09:59:00+08:00",
      false,
      "an outage of the worker is time that has really gone by",
    ],
    [1, "2026-09-21T00:59:00+08:00", false, "an hour is borne"],
    [1, "2026-09-21T01:01:01+08:00", true, "more than an hour too far"],
    [1, "2026-09-28T00:00:00+08:00", true, "a week too far"],
    [
      1,
      "2026-09-20T23:58:59.500+08:00",
      false,
      "a clock that is kept in time may be set back by a moment",
    ],
    [1, "2026-09-20T23:58:58+08:00", true, "it went back"],
  ])("after %d minutes at %s: %s, %s", (minutes, now, held) => {
    const it = guarded();
    expect(
      it.after(0, "2026-09-20T23:59:00+08:00"),
      "the first look knows nothing",
    ).toBeUndefined();
    expect(it.after(minutes, now) !== undefined).toBe(held);
  });

  test("says from when to when the clock went, and how much time there was; the next look begins anew", () => {
    const it = guarded();
    it.after(0, "2026-09-20T12:00:00Z");
    expect(it.after(5, "2026-09-27T12:00:00Z")).toEqual({
      from: "2026-09-20T12:00:00.000Z",
      to: "2026-09-27T12:00:00.000Z",
      elapsed: 5 * minute,
    });
    expect(it.after(5, "2026-09-27T12:05:00Z")).toBeUndefined();
  });
});

describe("ST20: a hall whose clock jumps", () => {
  /** A case filed on Monday, and two workers that have looked at the clock then. */
  async function watched() {
    const stores = emptyStores();
    let at = 0;
    const workers = [1, 2].map(() => new TestHall(stores, { guard: new StormGuard(() => at) }));
    const [hall, other] = workers as [TestHall, TestHall];
    await hall.parts.catalogue.publish(restaurantFile, "restaurant-opening.yaml");
    const caseId = await hall.file();
    for (const worker of workers) await worker.engine.sweep();
    const later = (minutes: number) => {
      at += minutes * minute;
    };
    return { hall, other, caseId, later };
  }

  test("lets nothing fall due, for any worker, until a person has released it with a reason", async () => {
    const { hall, other, caseId, later } = await watched();
    hall.at("2026-09-25");
    later(1);
    expect(await hall.engine.sweep()).toEqual({ moved: 0, failed: [], held: true });
    expect(await other.engine.sweep()).toMatchObject({ held: true });
    expect(hall.heardOf("limit:breached")).toEqual([]);
    expect(await hall.engine.holds()).toMatchObject([
      { from: "2026-09-14T02:00:00.000Z", to: "2026-09-25T02:00:00.000Z", elapsed: minute },
    ]);
    const [hold] = await hall.engine.holds();
    expect(hold?.released).toBeUndefined();
    const word = { by: "信息中心 赵工", reason: "时钟已核对" };
    expect(await other.engine.release(word)).toMatchObject({ released: word });
    expect(await hall.engine.sweep()).toMatchObject({ moved: 1 });
    expect(await hall.engine.holds()).toMatchObject([{ released: word }]);
    expect((await hall.engine.case(caseId)).limit("completeness").status).toBe("overdue");
  });

  test("goes on with what persons do, and nothing falls due by that either", async () => {
    const { hall, caseId, later } = await watched();
    hall.at("2026-09-25");
    later(1);
    await hall.engine.sweep();
    await hall.act(caseId, "pre-accept", clerk, { result: "passed" });
    const view = await hall.engine.case(caseId);
    expect(view.limit("completeness").status).toBe("running");
    expect(view.cards).toEqual([]);
  });

  test("tells its host of the hold and of its release", async () => {
    const { hall, later } = await watched();
    const heard: string[] = [];
    for (const name of ["clock:held", "clock:released"] as const)
      hall.parts.announcer.on(name, ({ id }) => heard.push(`${name} ${id}`));
    hall.at("2026-09-25");
    later(1);
    await hall.engine.sweep();
    await hall.engine.sweep();
    await hall.engine.release({ by: "赵工", reason: "已校时" });
    expect(heard).toEqual(["clock:held h1", "clock:released h1"]);
  });

  test.each([
    [{ by: "", reason: "x" }, "BODY_INVALID"],
    [{ by: "赵工", reason: "" }, "BODY_INVALID"],
    [{ by: "赵工", reason: "已校时" }, "HOLD_NONE"],
  ])("refuses the release %j: %s", async (word, code) => {
    const { hall } = await watched();
    await expect(hall.engine.release(word)).rejects.toMatchObject({ code });
  });

  test("catches up after an outage without a word: a worker that starts knows of no jump", async () => {
    const { hall, caseId } = await watched();
    const late = new TestHall(
      { ...emptyStores(), clock: hall.clock, cases: hall.parts.store },
      {
        catalogue: hall.parts.catalogue,
        calendars: hall.parts.calendars,
        guard: new StormGuard(() => 0),
      },
    );
    hall.at("2026-09-25");
    expect(await late.engine.sweep()).toMatchObject({ moved: 1 });
    expect((await late.engine.case(caseId)).limit("completeness").status).toBe("overdue");
  });
});
