import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Instant, instantOf, msOf } from "./instant-text.js";

describe("a moment as text and as a number", () => {
  const first = Date.parse("0001-01-01T00:00:00.000Z");
  const last = Date.parse("9999-12-31T23:59:59.999Z");

  test("is written as a Date writes it, and read as a Date reads it", () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (ms) => {
        expect(instantOf(ms)).toBe(new Date(ms).toISOString());
        expect(msOf(instantOf(ms))).toBe(ms);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  test.each([first, first - 1, last, last + 1, -1, 0, 999.75, -0.5])("%d too", (ms) => {
    expect(instantOf(ms)).toBe(new Date(ms).toISOString());
    expect(msOf(instantOf(ms))).toBe(Math.trunc(ms) + 0);
  });

  test("another spelling is read as well, and no moment is none", () => {
    expect(msOf("2026-09-24T17:00:00Z" as Instant)).toBe(Date.parse("2026-09-24T17:00:00Z"));
    expect(msOf("2026-09-24T17:00:00+08:00" as Instant)).toBe(Date.parse("2026-09-24T09:00:00Z"));
    expect(() => instantOf(Number.NaN)).toThrow(RangeError);
  });
});
