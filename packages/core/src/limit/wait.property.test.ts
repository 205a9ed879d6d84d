import {
  type LocalDate,
  localDateAt,
  parseLocalDate,
  plusDays,
  startOfDay,
  sweepPosition,
} from "@banjian/calendar";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Allowance } from "../definition/allowance.js";
import { cardPresets, type Rung, rungsOf } from "../supervision/rungs.js";
import { hallFrame } from "../testing/story.js";
import type { Ledger } from "./ledger.js";
import { reachOf } from "./reach.js";
import { nextRung, waitOf } from "./wait.js";

const frame = hallFrame();
const seed = 20_260_914;

// 2026 has the Spring Festival with two worked Saturdays; 2027 has no schedule yet.
const firstDay = parseLocalDate("2025-12-01");
const day = fc.nat(400).map((n) => plusDays(firstDay, n));

const rungs: readonly Rung[] = [
  { id: "warn", when: { remaining: 1 }, does: "warn" },
  { id: "breach", when: "breach", does: "breach" },
  ...cardPresets.early,
  ...cardPresets.lean,
];

const some = fc.constantFrom("warn" as const, "yellow" as const, "red" as const);

function ledgers(units: readonly Allowance["unit"][], longest: number): fc.Arbitrary<Ledger> {
  return fc.constantFrom(...units).chain((unit) => {
    const allowance = fc.nat(longest).map((count) => ({ count, unit }) as Allowance);
    const record = {
      from: day,
      within: allowance,
      spans: fc.array(fc.tuple(fc.nat(30), fc.nat(15)), { maxLength: 3 }),
      extended: fc.array(allowance, { maxLength: 2 }),
      roll: fc.constantFrom(undefined, "forward" as const, "stay" as const),
    };
    return fc.record(record).map(
      ({ from, within, spans, extended, roll }): Ledger => ({
        key: "limit",
        run: 1,
        from,
        at: startOfDay(from, frame.zone),
        within,
        edition: frame.calendar.edition,
        ...(roll === undefined ? {} : { roll }),
        excluded: spans.map(([start, length]) => {
          const after = plusDays(from, start);
          return { after, through: plusDays(after, length), cause: "testing", procedure: "p1" };
        }),
        extended: extended.map((by) => ({ by, approver: "head", reason: "案情复杂" })),
        status: "running",
        fired: [],
        breached: false,
      }),
    );
  });
}

/** Two weeks before the rung is reached, and two after it: over any holiday on either side. */
function daysRound(on: LocalDate): LocalDate[] {
  return Array.from({ length: 29 }, (_, index) => plusDays(on, index - 14));
}

describe("where a limit waits and when its rung is reached", () => {
  test("business days: on each day the position has been reached exactly when the rung has", () => {
    fc.assert(
      fc.property(ledgers(["business-days"], 40), fc.constantFrom(...rungs), (ledger, rung) => {
        const wait = waitOf(frame, ledger, [rung]);
        if (wait === undefined || !("position" in wait)) throw new Error("waits for no position");
        const { on, at } = reachOf(frame, ledger, rung.when);
        expect(at).toBe(startOfDay(on, frame.zone));
        for (const today of daysRound(on)) {
          const due = sweepPosition(frame.calendar, today) >= wait.position;
          expect(due, `${today}, reached on ${on}`).toBe(today >= on);
        }
      }),
      { seed, numRuns: 250 },
    );
  });

  test("calendar days, months and years: a limit wakes on the day or before it, never after", () => {
    const early = new Set<boolean>();
    fc.assert(
      fc.property(
        ledgers(["calendar-days", "months", "years"], 3),
        fc.constantFrom(...rungs),
        (ledger, rung) => {
          const wait = waitOf(frame, ledger, [rung]);
          if (wait === undefined || !("day" in wait)) throw new Error("waits for no day");
          const { on } = reachOf(frame, ledger, rung.when);
          expect(wait.day <= on, `waits for ${wait.day}, reached on ${on}`).toBe(true);
          if (ledger.roll === "stay") expect(wait.day).toBe(on);
          early.add(wait.day < on);
        },
      ),
      { seed, numRuns: 250 },
    );
    expect(early, "some rolled, some did not").toEqual(new Set([true, false]));
  });

  test("hours: a limit waits for the very instant", () => {
    fc.assert(
      fc.property(
        ledgers(["hours", "office-hours"], 60),
        fc.constantFrom(...rungs),
        (ledger, rung) => {
          const { at, on } = reachOf(frame, ledger, rung.when);
          expect(waitOf(frame, ledger, [rung])).toEqual({ at });
          expect(on).toBe(localDateAt(at, frame.zone));
        },
      ),
      { seed, numRuns: 100 },
    );
  });
});

test("the rung reached next is the earliest of those not announced, whatever shares, days left and days over a limit has", () => {
  const written = fc.uniqueArray(
    fc.oneof(
      fc.record({ at: fc.record({ used: fc.integer({ min: 1, max: 100 }) }), does: some }),
      fc.record({ at: fc.record({ left: fc.nat(12) }), does: some }),
      fc.record({ at: fc.record({ over: fc.integer({ min: 1, max: 12 }) }), does: some }),
    ),
    { maxLength: 5, selector: (one) => JSON.stringify(one) },
  );
  const units = ["business-days", "calendar-days", "months", "hours", "office-hours"] as const;
  fc.assert(
    fc.property(ledgers(units, 30), written, fc.nat(3), (ledger, own, announced) => {
      const { within } = ledger;
      const limit = { within, judged: true, rungs: own, onExpiry: { outcome: "overdue" } };
      const all = rungsOf(limit, "early");
      const fired = all.slice(0, announced).map(({ id }) => id);
      const open = all.filter(({ id }) => !fired.includes(id));
      const moments = open.map(({ when }) => reachOf(frame, ledger, when).at).toSorted();
      expect(nextRung(frame, { ...ledger, fired }, all)?.reached.at).toBe(moments[0]);
    }),
    { seed, numRuns: 400 },
  );
});

describe("what waits for nothing", () => {
  const running: Ledger = {
    key: "limit",
    run: 1,
    from: firstDay,
    at: startOfDay(firstDay, frame.zone),
    within: { count: 5, unit: "business-days" },
    edition: frame.calendar.edition,
    excluded: [],
    extended: [],
    status: "running",
    fired: [],
    breached: false,
  };

  test("a limit that has ended, or whose time is excluded now", () => {
    expect(waitOf(frame, running, rungs)).toBeDefined();
    expect(waitOf(frame, { ...running, status: "met" }, rungs)).toBeUndefined();
    const open = { after: firstDay, cause: "testing", procedure: "p1" };
    expect(waitOf(frame, { ...running, excluded: [open] }, rungs)).toBeUndefined();
  });

  test("a limit that has announced everything", () => {
    const fired = rungs.map(({ id }) => id);
    expect(waitOf(frame, { ...running, fired }, rungs)).toBeUndefined();
    const [_first, ...rest] = fired;
    expect(waitOf(frame, { ...running, fired: rest }, rungs)).toEqual(
      waitOf(frame, running, rungs),
    );
  });
});
