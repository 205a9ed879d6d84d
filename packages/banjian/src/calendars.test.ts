import { chinaNotices, isBusinessDay, parseLocalDate, parseTimeZone } from "@banjian/calendar";
import { ManualClock, memoryCaseStore, memoryNoticeStore } from "@banjian/engine";
import { expect, test } from "vitest";
import { calendarsOver, layersNamed } from "./calendars.js";

const day = parseLocalDate;

/** The calendars of a hall that is opened on that day over these notices. */
function opened(name: string, { on = "2026-09-14", notices = memoryNoticeStore([]) } = {}) {
  const store = memoryCaseStore(new ManualClock(`${on}T10:00:00+08:00`).now, notices);
  return calendarsOver(layersNamed(name), { notices, store, zone: parseTimeZone("Asia/Shanghai") });
}

test("the calendar of a day knows the notices published by then, and no later one", async () => {
  const calendars = await opened("cn");
  // The schedule of 2026 was published on 4 November 2025; it has Sunday, 20 September worked.
  const [before, after] = [day("2025-11-03"), day("2025-11-04")].map((on) => calendars.asOf(on));
  const sunday = day("2026-09-20");
  expect(before?.coveredYears).not.toContain(2026);
  expect(before && isBusinessDay(before, sunday)).toBe(false);
  expect(after?.coveredYears).toContain(2026);
  expect(after && isBusinessDay(after, sunday)).toBe(true);
  expect(before?.edition).not.toBe(after?.edition);
});

test("editions share one name, so that what waits in an older one still waits in the newer one", async () => {
  const calendars = await opened("cn");
  expect(calendars.asOf(day("2025-11-03")).id).toBe(calendars.asOf(day("2025-11-04")).id);
});

test("days on which the same notices are known share one calendar, which is made once", async () => {
  const calendars = await opened("cn");
  const [january, then, september] = ["2026-01-01", "2025-01-01", "2026-09-24"].map((on) =>
    calendars.asOf(day(on)),
  );
  expect(january).toBe(september);
  expect(then).not.toBe(january);
  expect(calendars.known(then?.edition ?? "")).toBe(then);
});

test("a database that is older than this version learns its new notices on the day it is opened", async () => {
  const notices = memoryNoticeStore(chinaNotices.slice(0, -1));
  const calendars = await opened("cn", { notices, on: "2026-01-12" });
  expect(calendars.asOf(day("2026-01-11")).coveredYears).not.toContain(2026);
  expect(calendars.asOf(day("2026-01-12")).coveredYears).toContain(2026);
  // It is late: days of its schedule have gone by, and positions counted without it are not trusted.
  expect(calendars.asOf(day("2026-01-12")).id).not.toBe(calendars.asOf(day("2026-01-11")).id);
});

test("two halls that are opened at the same time over an empty database agree", async () => {
  const notices = memoryNoticeStore([]);
  const halls = await Promise.all([opened("cn", { notices }), opened("cn+cn-gx", { notices })]);
  expect(notices.size()).toBe(chinaNotices.length);
  expect(new Set(halls.map((hall) => hall.notices.length))).toEqual(new Set([chinaNotices.length]));
});

test.each(["us", "", "CN", "constructor", "cn+us", "cn-gx"])("there is no calendar %j", (name) => {
  expect(() => layersNamed(name)).toThrow(expect.objectContaining({ code: "CALENDAR_UNKNOWN" }));
});
