import { chinaNotices, type LocalDate, parseNotice, parseTimeZone } from "@banjian/calendar";
import { beforeEach, describe, expect, test } from "vitest";
import { Calendars } from "./calendars.js";
import { knownOnPublication, memoryNoticeStore } from "./memory-notice-store.js";

const zone = parseTimeZone("Asia/Shanghai");
const today = "2026-09-14" as LocalDate;
const dayOff = knownOnPublication(
  parseNotice({
    calendar: "cn",
    number: "临时放假 2026-09-16",
    title: "关于临时放假的通知",
    publishedOn: today,
    source: "made up for this test",
    holidays: [{ name: "临时放假", off: ["2026-09-16"] }],
  }),
);

let outside: Calendars;

beforeEach(async () => {
  outside = new Calendars(memoryNoticeStore(chinaNotices), ["cn"], zone);
  await outside.read();
});

describe("calendars inside a transaction", () => {
  test("are those that were there: nothing is counted anew", () => {
    const before = outside.asOf(today);
    expect(outside.over(memoryNoticeStore([])).asOf(today)).toBe(before);
  });

  test("what they learn there the others do not know, and it may be rolled back", async () => {
    const before = outside.asOf(today);
    const inside = outside.over(memoryNoticeStore(chinaNotices));
    await inside.add([dayOff]);
    const amended = inside.asOf(today);
    expect(amended.edition).not.toBe(before.edition);
    expect(inside.known(amended.edition)).toBe(amended);
    expect(inside.known(before.edition)).toBe(before);
    expect(outside.asOf(today)).toBe(before);
    expect(outside.known(amended.edition)).toBeUndefined();
  });
});

test("a notice that became known between two others gives every edition from then on another name, and keeps those before it", async () => {
  const early = outside.asOf("2025-12-31" as LocalDate);
  const late = outside.asOf(today);
  expect(outside.known(late.edition)).toBe(late);
  const between = { ...dayOff, knownOn: "2020-01-01" as LocalDate };
  await outside.add([between]);
  expect(outside.known(late.edition)).toBeUndefined();
  expect(outside.known(early.edition)).toBeUndefined();
  const first = outside.asOf("2015-12-31" as LocalDate);
  expect(outside.known(first.edition)).toBe(first);
  expect(outside.known(outside.asOf(today).edition)).toBe(outside.asOf(today));
});
