import { expect, test } from "vitest";
import { ManualClock } from "./manual-clock.js";

test("the clock stands still until it is moved, whatever offset it is told the time in", () => {
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  const { now } = clock;
  expect(now()).toBe("2026-09-14T02:00:00.000Z");
  clock.moveTo("2026-09-14T02:00:00Z");
  expect(now()).toBe("2026-09-14T02:00:00.000Z");
  clock.moveTo("2026-09-14T10:00:00.001+08:00");
  expect(now()).toBe("2026-09-14T02:00:00.001Z");
});

test("the clock never goes back, and stays where it was when it is asked to", () => {
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  expect(() => clock.moveTo("2026-09-14T09:59:59.999+08:00")).toThrow("cannot go back");
  expect(clock.now()).toBe("2026-09-14T02:00:00.000Z");
});

test.each(["2026-09-14", "2026-09-14T10:00:00", "yesterday", ""])(
  "the clock refuses %j: no moment",
  (text) => {
    expect(() => new ManualClock(text)).toThrow(
      expect.objectContaining({ code: "INSTANT_INVALID" }),
    );
  },
);
