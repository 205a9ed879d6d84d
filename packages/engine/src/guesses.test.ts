import type { Instant } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { Guesses } from "./guesses.js";

const at = (minutes: number) =>
  new Date(Date.UTC(2026, 8, 14, 1, minutes)).toISOString() as Instant;

function locked(guesses: Guesses, caseId: string, minutes: number): boolean {
  try {
    guesses.refuse(caseId, at(minutes));
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: "PROGRESS_LOCKED" });
    return true;
  }
}

describe("PUB1: who guesses the code of a case", () => {
  test("may be wrong so often, and is then not listened to for a while; other cases are", () => {
    const guesses = new Guesses({ tries: 3, minutes: 15 });
    for (const minute of [0, 1]) guesses.note("a", at(minute));
    expect(locked(guesses, "a", 1)).toBe(false);
    guesses.note("a", at(2));
    expect([locked(guesses, "a", 3), locked(guesses, "b", 3)]).toEqual([true, false]);
    expect([locked(guesses, "a", 16), locked(guesses, "a", 17)]).toEqual([true, false]);
  });

  test("starts anew when the while is over", () => {
    const guesses = new Guesses({ tries: 2, minutes: 15 });
    for (const minute of [0, 1, 20]) guesses.note("a", at(minute));
    expect(locked(guesses, "a", 21)).toBe(false);
  });

  test("cannot make a process remember without end: the oldest is forgotten", () => {
    const guesses = new Guesses({ tries: 1 });
    for (let n = 0; n <= 10_000; n++) guesses.note(`case-${n}`, at(0));
    expect([locked(guesses, "case-0", 1), locked(guesses, "case-10000", 1)]).toEqual([false, true]);
  });

  test.each([{ tries: 0 }, { minutes: -1 }, { tries: 1.5 }, { minutes: Number.NaN }])(
    "a limit of %j is none (GUESSES_INVALID)",
    (limit) => {
      expect(() => new Guesses(limit)).toThrow(
        expect.objectContaining({ code: "GUESSES_INVALID" }),
      );
    },
  );
});
