import { localDateAt, parseInstant } from "@banjian/calendar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dueOfLedger } from "../../packages/core/src/limit/due.js";
import type { Ledger } from "../../packages/core/src/limit/ledger.js";
import { reachOf } from "../../packages/core/src/limit/reach.js";
import { hallFrame } from "../../packages/core/src/testing/story.js";
import { wallCalendar } from "./paper/calendar.js";
import { plus } from "./paper/day.js";
import { hoursLater, momentAt, officeMinutesLater } from "./paper/hours.js";

const frame = hallFrame();
const wall = wallCalendar();
const sessions = [
  [9 * 60, 12 * 60],
  [13 * 60 + 30, 17 * 60 + 30],
] as const;

const limits = fc.record({
  day: fc.nat(1500).map((n) => plus("2023-01-01", n)),
  minute: fc.noBias(fc.nat(1439)),
  unit: fc.constantFrom("hours" as const, "office-hours" as const),
  parts: fc.array(fc.noBias(fc.nat(40)), { minLength: 1, maxLength: 3 }),
  used: fc.integer({ min: 1, max: 99 }),
  left: fc.nat(8),
  over: fc.integer({ min: 1, max: 8 }),
});

test("TL4: hours run through the night, office hours are counted minute by minute inside office hours, rungs too", () => {
  fc.assert(
    fc.property(limits, ({ day, minute, unit, parts, used, left, over }) => {
      const at = momentAt(day, minute);
      const ledger = ledgerOf(
        at,
        parts.map((count) => ({ count, unit })),
      );
      const later = (from: string, minutes: number) =>
        unit === "hours"
          ? hoursLater(from, minutes / 60)
          : officeMinutesLater(wall, { sessions, from, minutes });
      const whole = parts.reduce((sum, hours) => sum + hours, 0);
      const until = later(at, whole * 60);
      expect(dueOfLedger(frame, ledger).until).toBe(until);
      expect(reachOf(frame, ledger, { used }).at).toBe(
        later(at, Math.ceil((whole * 60 * used) / 100)),
      );
      expect(reachOf(frame, ledger, { remaining: left }).at).toBe(
        later(at, Math.max(0, whole - left) * 60),
      );
      expect(reachOf(frame, ledger, { overdue: over }).at).toBe(later(until, over * 60));
    }),
    { seed: 20_260_924, numRuns: 1_000 },
  );
}, 60_000);

function ledgerOf(
  at: string,
  [within, ...more]: { count: number; unit: "hours" | "office-hours" }[],
): Ledger {
  if (within === undefined) throw new Error("a limit has a length");
  const instant = parseInstant(at);
  return {
    key: "limit",
    run: 1,
    from: localDateAt(instant, frame.zone),
    at: instant,
    within,
    excluded: [],
    extended: more.map((by) => ({ by, approver: "head", reason: "案情复杂" })),
    status: "running",
    fired: [],
    breached: false,
    edition: frame.calendar.edition,
  };
}
