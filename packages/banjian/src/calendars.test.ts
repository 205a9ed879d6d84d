import { isBusinessDay, parseLocalDate } from "@banjian/calendar";
import { expect, test } from "vitest";
import { calendarsNamed } from "./calendars.js";

const day = parseLocalDate;

test("the calendar of a day knows the notices published by then, and no later one", () => {
  const { asOf } = calendarsNamed("cn");
  // The schedule of 2026 was published on 4 November 2025; it has Sunday, 20 September worked.
  const [before, after] = [asOf(day("2025-11-03")), asOf(day("2025-11-04"))];
  const sunday = day("2026-09-20");
  expect(before.coveredYears).not.toContain(2026);
  expect(isBusinessDay(before, sunday)).toBe(false);
  expect(after.coveredYears).toContain(2026);
  expect(isBusinessDay(after, sunday)).toBe(true);
  expect(before.edition).not.toBe(after.edition);
});

test("editions share one name, so that what waits in an older one still waits in the newer one", () => {
  const { asOf } = calendarsNamed("cn");
  expect(asOf(day("2025-11-03")).id).toBe(asOf(day("2025-11-04")).id);
});

test("days on which the same notices are known share one calendar, which is made once", () => {
  const { asOf } = calendarsNamed("cn");
  expect(asOf(day("2026-01-01"))).toBe(asOf(day("2026-09-24")));
  expect(asOf(day("2025-01-01"))).not.toBe(asOf(day("2026-01-01")));
  expect(asOf(day("2026-01-01"))).toBe(asOf(day("2026-09-24")));
});

test.each(["us", "", "CN", "constructor"])("there is no calendar %j", (name) => {
  expect(() => calendarsNamed(name)).toThrow(expect.objectContaining({ code: "CALENDAR_UNKNOWN" }));
});
