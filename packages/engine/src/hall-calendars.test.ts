import { describe, expect, test } from "vitest";
import { memoryNoticeStore } from "./memory-notice-store.js";
import { clerk } from "./testing/people.js";
import { restaurantFile } from "./testing/restaurant.js";
import { emptyStores, restaurantHall, TestHall } from "./testing/test-hall.js";

/** A plausible schedule of 2027, published on a Friday in November. */
export const schedule2027 = {
  calendar: "cn",
  number: "国办发明电〔2026〕99号",
  title: "国务院办公厅关于2027年部分节假日安排的通知",
  publishedOn: "2026-11-20",
  source: "made up for this test",
  year: 2027,
  holidays: [
    { name: "元旦", off: ["2027-01-01", "2027-01-02", "2027-01-03"], work: ["2027-01-09"] },
    {
      name: "春节",
      off: [
        "2027-02-06",
        "2027-02-07",
        "2027-02-08",
        "2027-02-09",
        "2027-02-10",
        "2027-02-11",
        "2027-02-12",
      ],
      work: ["2027-02-14", "2027-02-20"],
    },
  ],
};

/** One day off that nobody had thought of. */
const dayOff = (off: string, publishedOn: string) => ({
  calendar: "cn",
  number: `临时放假 ${off}`,
  title: "关于临时放假的通知",
  publishedOn,
  source: "made up for this test",
  holidays: [{ name: "临时放假", off: [off] }],
});

async function acceptedOn(day: string): Promise<{ hall: TestHall; caseId: string }> {
  const hall = (await restaurantHall()).at(day);
  return { hall, caseId: await hall.accepted() };
}

const dues = async ({ engine }: TestHall, caseId: string) =>
  Object.fromEntries((await engine.case(caseId)).limits.map(({ key, due }) => [key, due.on]));

describe("loading a notice", () => {
  test("previews what would move, case by case, and changes nothing", async () => {
    const { hall, caseId } = await acceptedOn("2026-09-14");
    const before = await dues(hall, caseId);
    const loaded = await hall.engine.calendars.load(dayOff("2026-09-16", "2026-09-14"));
    const [amended, ...others] = await loaded.preview();
    expect(others).toEqual([]);
    expect(amended?.caseId).toBe(caseId);
    expect(amended?.moved.map(({ limit }) => limit)).toContain("statutory");
    expect(amended?.wrongCards).toEqual([]);
    expect(await dues(hall, caseId)).toEqual(before);
    expect(await hall.engine.calendars.edition()).not.toBe(loaded.edition);
  });

  test("takes effect at once for every reader, and one fact is written for each moved limit", async () => {
    const { hall, caseId } = await acceptedOn("2026-09-14");
    const before = await dues(hall, caseId);
    const loaded = await hall.engine.calendars.load(dayOff("2026-09-16", "2026-09-14"));
    const preview = await loaded.preview();
    const report = await loaded.apply();
    const after = await dues(hall, caseId);
    const moved = Object.keys(after).filter((key) => after[key] !== before[key]);
    expect(moved.length).toBeGreaterThan(4);
    expect(preview[0]?.moved.map(({ limit, told }) => [limit, told.due])).toEqual(
      moved.toSorted().map((key) => [key, after[key]]),
    );
    expect(report).toEqual({ moved: moved.length, outcomes: [], failed: [] });
    expect(
      hall
        .heardOf("limit:recomputed")
        .map(({ limit }) => limit)
        .toSorted(),
    ).toEqual(moved.toSorted());
    expect((await hall.engine.case(caseId)).limit("statutory").due.edition).toBe(loaded.edition);
  });

  test("loaded and applied once more, the same notice moves nothing and stores nothing", async () => {
    const { hall, caseId } = await acceptedOn("2026-09-14");
    const notice = dayOff("2026-09-16", "2026-09-14");
    const first = await hall.engine.calendars.load(notice);
    await first.apply();
    const { version } = (await hall.engine.case(caseId)).state;
    const { notices } = await hall.parts.store.moment();
    for (const again of [first, await hall.engine.calendars.load(notice)]) {
      expect(await again.apply()).toMatchObject({ moved: 0, failed: [] });
    }
    expect((await hall.engine.case(caseId)).state.version).toBe(version);
    expect((await hall.parts.store.moment()).notices).toBe(notices);
  });

  test("a second pass does nothing", async () => {
    const { hall, caseId } = await acceptedOn("2026-09-14");
    await (await hall.engine.calendars.load(dayOff("2026-09-16", "2026-09-14"))).apply();
    const { version } = (await hall.engine.case(caseId)).state;
    expect((await hall.engine.calendars.settle()).moved).toBe(0);
    expect((await hall.engine.case(caseId)).state.version).toBe(version);
  });

  test("another engine over the same stores reads the new date at once, and need not be told", async () => {
    const stores = emptyStores();
    const [one, other] = [new TestHall(stores), new TestHall(stores)];
    await one.parts.catalogue.publish(restaurantFile, "restaurant-opening.yaml");
    const caseId = await one.accepted();
    const before = await dues(other, caseId);
    await stores.notices.add(
      [
        {
          notice: (await one.engine.calendars.load(dayOff("2026-09-16", "2026-09-14"))).notice,
          knownOn: "2026-09-14" as never,
        },
      ],
      stores.notices.size(),
    );
    expect(await dues(other, caseId)).not.toEqual(before);
    await other.act(caseId, "request-supplement", clerk).catch(() => {});
    expect((await other.engine.calendars.settle()).moved).toBeGreaterThan(4);
  });

  test("a provisional date of next year settles with one fact and one event when its schedule is loaded", async () => {
    const { hall, caseId } = await acceptedOn("2026-11-16");
    const before = (await hall.engine.case(caseId)).limit("statutory").due;
    expect(before).toMatchObject({ on: "2027-01-19", provisional: true });
    hall.at("2026-11-20");
    await (await hall.engine.calendars.load(schedule2027)).apply();
    const after = (await hall.engine.case(caseId)).limit("statutory").due;
    expect(after).toMatchObject({ on: "2027-01-18", provisional: false });
    expect(hall.heardOf("limit:recomputed")).toMatchObject([
      {
        limit: "statutory",
        due: "2027-01-18",
        provisional: false,
        before: { due: "2027-01-19", provisional: true },
      },
    ]);
  });

  test("a pass that was cut off goes on where it stood, and counts each limit once", async () => {
    const { hall } = await acceptedOn("2026-09-14");
    for (let more = 0; more < 4; more++) await hall.accepted();
    const loaded = await hall.engine.calendars.load(dayOff("2026-09-16", "2026-09-14"));
    const whole = (await loaded.preview()).reduce((sum, { moved }) => sum + moved.length, 0);
    const stop = new AbortController();
    const { revise } = hall.parts.store;
    const broken = {
      ...hall.parts.store,
      revise: async (...asked: Parameters<typeof revise>) => {
        const [[first = ""], decide] = asked;
        stop.abort();
        return revise([first], decide);
      },
      concerned: async (
        days: Parameters<typeof hall.parts.store.concerned>[0],
        take: Parameters<typeof hall.parts.store.concerned>[1],
      ) => hall.parts.store.concerned(days, { ...take, batch: 1 }),
    };
    const dying = new TestHall(
      { ...emptyStores(), clock: hall.clock, cases: broken },
      { catalogue: hall.parts.catalogue, calendars: hall.parts.calendars },
    );
    await hall.parts.calendars.add([{ notice: loaded.notice, knownOn: "2026-09-14" as never }]);
    const first = await dying.engine.calendars.settle(stop.signal);
    expect(first.moved).toBeGreaterThan(0);
    expect(first.moved).toBeLessThan(whole);
    expect((await hall.engine.calendars.settle()).moved).toBe(whole);
    expect(hall.heardOf("limit:recomputed").length + first.moved).toBe(whole);
  });
});

describe("a notice is refused, and nothing is stored,", () => {
  test.each<[string, unknown, string]>([
    ["when it is none", { number: "1" }, "NOTICE_INVALID"],
    ["when a day does not exist", dayOff("2026-02-30", "2026-09-14"), "NOTICE_INVALID"],
    [
      "when it is published in the future",
      dayOff("2026-10-20", "2026-09-15"),
      "NOTICE_UNPUBLISHED",
    ],
    [
      "when it belongs to another calendar",
      { ...dayOff("2026-10-20", "2026-09-14"), calendar: "cn-gx" },
      "NOTICE_ELSEWHERE",
    ],
    [
      "when a year has its schedule",
      {
        ...schedule2027,
        publishedOn: "2026-09-01",
        year: 2026,
        holidays: [{ name: "元旦", off: ["2026-01-01"] }],
      },
      "NOTICES_CONFLICT",
    ],
    [
      "when it amends what nobody knows",
      { ...dayOff("2026-10-20", "2026-09-14"), amends: "国办发明电〔2026〕1号" },
      "NOTICES_CONFLICT",
    ],
    [
      "when it says of one day both",
      {
        ...dayOff("2026-10-20", "2026-09-14"),
        holidays: [{ name: "x", off: ["2026-10-20"], work: ["2026-10-20"] }],
      },
      "NOTICE_INVALID",
    ],
  ])("%s", async (_why, notice, code) => {
    const hall = await restaurantHall();
    const size = (await hall.parts.store.moment()).notices;
    await expect(hall.engine.calendars.load(notice)).rejects.toMatchObject({ code });
    expect((await hall.parts.store.moment()).notices).toBe(size);
  });

  test("when another one is known under its number", async () => {
    const hall = await restaurantHall();
    const notice = dayOff("2026-10-20", "2026-09-14");
    await (await hall.engine.calendars.load(notice)).apply();
    const other = { ...notice, title: "另一份通知" };
    await expect(hall.engine.calendars.load(other)).rejects.toMatchObject({ code: "NOTICE_KNOWN" });
  });

  test("when another one was loaded between its preview and its application", async () => {
    const hall = await restaurantHall();
    const first = await hall.engine.calendars.load(dayOff("2026-10-20", "2026-09-14"));
    const second = await hall.engine.calendars.load(dayOff("2026-10-21", "2026-09-14"));
    await first.apply();
    await expect(second.apply()).rejects.toMatchObject({ code: "CALENDAR_CHANGED" });
  });
});

test("TL14: what looks like a slip of the pen in a notice is said, and the notice can be loaded", async () => {
  const hall = await restaurantHall();
  const slip = { ...dayOff("2026-10-20", "2026-09-14") };
  const holidays = [{ name: "x", off: ["2026-10-20"], work: ["2026-10-21"] }];
  const loaded = await hall.engine.calendars.load({ ...slip, holidays });
  expect(loaded.doubts.map(({ en }) => en)).toEqual([
    "2026-10-21 is worked anyway: as a make-up workday it changes nothing",
  ]);
  await loaded.apply();
  expect((await hall.engine.calendars.load({ ...slip, holidays })).doubts).toEqual([]);
});

test("a store of notices gives them back in the order in which they were added", async () => {
  const store = memoryNoticeStore([]);
  expect(await store.all()).toEqual([]);
  expect(store.size()).toBe(0);
});
