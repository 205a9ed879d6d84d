import { describe, expect, test } from "vitest";
import { RewindWatch, watchedStore } from "./rewind-watch.js";
import type { Sink } from "./sink.js";
import type { Standing } from "./standing.js";
import { restaurantFile } from "./testing/restaurant.js";
import { emptyStores, restaurantHall, TestHall } from "./testing/test-hall.js";

const word = { by: "Zhao", reason: "backup of 02:00" };

/** A hall that watches, whose store says of itself what the test says. */
async function watching(said: (now: Standing) => Partial<Standing>, sinks: readonly Sink[] = []) {
  const rewind = new RewindWatch();
  const hall = await restaurantHall(undefined, { rewind, sinks });
  const { outbox } = hall.parts.store;
  const standing = outbox.standing.bind(outbox);
  let isBack = false;
  outbox.standing = async (remembered) => {
    const now = await standing(remembered);
    return isBack ? { ...now, ...said(now) } : now;
  };
  await hall.file();
  await hall.engine.deliver();
  const goBack = () => {
    isBack = true;
  };
  return { hall, rewind, goBack };
}

const rewound = { code: "HALL_REWOUND" };

describe("a worker whose database has gone back (P20)", () => {
  test.each<[string, (now: Standing) => Partial<Standing>]>([
    ["to fewer places", ({ last }) => ({ last: last - 1 })],
    ["and has come as far again otherwise", () => ({ mark: "another event" })],
    ["and has come further otherwise", ({ last }) => ({ last: last + 5, mark: "another event" })],
    ["behind the place it remembers", () => ({ mark: undefined })],
    ["to before an earlier restore", () => ({ epoch: 0 })],
  ])("%s: neither sweeps nor delivers, and asks a person", async (_, said) => {
    const { hall, rewind, goBack } = await watching(said);
    const opened: string[] = [];
    hall.parts.announcer.on("incident:opened", ({ work }) => opened.push(work));
    expect(await hall.engine.sweep()).toMatchObject({ failed: [] });
    goBack();
    await expect(hall.engine.sweep()).rejects.toMatchObject(rewound);
    await expect(hall.engine.deliver()).rejects.toMatchObject(rewound);
    expect(await rewind.isRewound(hall.parts)).toBe(true);
    expect(await hall.engine.incidents.list()).toMatchObject([{ work: "rewind", caseId: "" }]);
    expect(opened).toEqual(["rewind"]);
  });

  test("finds it by a request that was accepted, where nothing had its place yet", async () => {
    const rewind = new RewindWatch();
    const stores = emptyStores();
    const cases = watchedStore(stores.cases, rewind);
    const hall = new TestHall({ ...stores, cases }, { rewind });
    await hall.parts.catalogue.publishAll([
      { source: restaurantFile, file: "restaurant-opening.yaml" },
    ]);
    await hall.file();
    const { outbox } = hall.parts.store;
    const standing = outbox.standing.bind(outbox);
    const asked: (readonly string[] | undefined)[] = [];
    outbox.standing = async (it) => {
      asked.push(it.keys);
      return { ...(await standing(it)), missing: it.keys?.[0] };
    };
    await expect(hall.engine.deliver()).rejects.toMatchObject(rewound);
    expect(asked).toEqual([[expect.stringMatching(/^key-/)]]);
  });

  test("goes on once a person has said that it was restored, and only then", async () => {
    const { hall, goBack } = await watching(({ epoch }) =>
      epoch === 1 ? { mark: "another event" } : {},
    );
    goBack();
    await expect(hall.engine.deliver()).rejects.toMatchObject(rewound);
    const [{ id } = { id: "" }] = await hall.engine.incidents.list();
    for (const way of ["retry", "skip"] as const) {
      const answer = hall.engine.incidents[way](id, word);
      await expect(answer).rejects.toMatchObject({ code: "INCIDENT_OF_RESTORE" });
    }
    await expect(hall.engine.sweep()).rejects.toMatchObject(rewound);
    await hall.engine.restored(word);
    expect(await hall.engine.incidents.list()).toEqual([]);
    expect(await hall.engine.sweep()).toMatchObject({ held: true });
    expect(await hall.engine.deliver()).toMatchObject({ failed: 0 });
  });

  test("stops the workers that remember nothing as well", async () => {
    const { hall, goBack } = await watching(() => ({ mark: "another event" }));
    goBack();
    await expect(hall.engine.deliver()).rejects.toMatchObject(rewound);
    const { clock, parts } = hall;
    const stores = { ...emptyStores(), clock, cases: parts.store };
    const young = new TestHall(stores, { rewind: new RewindWatch() });
    await expect(young.engine.deliver()).rejects.toMatchObject(rewound);
  });
});

describe("a worker that has just begun", () => {
  const sinkWith = (mark: { id: string; position: number } | undefined): Sink => ({
    name: "log",
    deliver: async () => {},
    last: async () => mark,
  });

  test.each([
    ["further than there are places", { id: "memory/1/c9/4", position: 900 }],
    ["another event at a place", { id: "memory/1/c9/4", position: 1 }],
    ["an event of a later epoch", { id: "memory/2/c9/4", position: 1 }],
  ])("stops where a sink was given %s", async (_, mark) => {
    const { hall } = await watching(() => ({}));
    const stores = { ...emptyStores(), clock: hall.clock, cases: hall.parts.store };
    const young = new TestHall(stores, { rewind: new RewindWatch(), sinks: [sinkWith(mark)] });
    await expect(young.engine.deliver()).rejects.toMatchObject(rewound);
  });

  test.each([
    ["nothing", undefined],
    ["what is of another hall", { id: "other/1/c9/4", position: 900 }],
    ["what is of before a restore", { id: "memory/0/c9/4", position: 900 }],
  ])("goes on where a sink remembers %s", async (_, mark) => {
    const { hall } = await watching(() => ({}), [sinkWith(mark)]);
    expect(await hall.engine.deliver()).toMatchObject({ failed: 0 });
  });

  test("goes on where a sink that remembers cannot be asked", async () => {
    const broken: Sink = { ...sinkWith(undefined), last: () => Promise.reject(new Error("away")) };
    const { hall } = await watching(() => ({}), [broken]);
    expect(await hall.engine.deliver()).toMatchObject({ failed: 0 });
  });
});

test("a place that was never given is refused to whoever goes on from it, and the last one is not", async () => {
  const hall = await restaurantHall();
  await hall.file();
  await hall.engine.flush();
  const { position } = await hall.engine.events.after(0, 1_000);
  expect(await hall.engine.events.after(position)).toEqual({ events: [], position });
  await expect(hall.engine.events.after(position + 1)).rejects.toMatchObject({
    code: "POSITION_AHEAD",
    details: { position: position + 1, last: position },
  });
});
