import fc from "fast-check";
import { expect, test } from "vitest";
import { inHours } from "../definition/allowance.js";
import { restless, restlessItem, takeStep, walks } from "../testing/random-walk.js";
import type { Story } from "../testing/story.js";
import { limitMoves } from "./limit-moves.js";
import { limitViews } from "./limit-view.js";

const item = restlessItem();

/** The explanation of every limit of a case holds against what else is known of it. */
function holdToAccount({ state, facts, frame, world }: Story): void {
  for (const limit of limitViews(frame, item, state, world.now)) {
    const { key } = limit;
    const moves = limitMoves(item, facts, key);
    expect(moves.length, key).toBe(
      facts.filter((fact) => "told" in fact && fact.limit === key).length,
    );
    // What stands still past its announced end reads later every day.
    const told = moves.at(-1)?.told.due ?? "";
    if (limit.excluded) expect(limit.due.on >= told, `${key} reads no earlier`).toBe(true);
    else expect(told, `${key} was announced as it reads`).toBe(limit.due.on);
    const started = moves.filter(({ type }) => type === "limit-started");
    expect(started.length, `${key}, a start for each run`).toBe(limit.run);
    for (const { because } of started) expect(because, `${key} says why it started`).toBeDefined();
    if (!inHours(limit.within))
      addUp(
        limit,
        state.limits[key]?.extended.map(({ by }) => by.count),
      );
  }
}

function addUp(limit: ReturnType<typeof limitViews>[number], extended: readonly number[] = []) {
  const { key, within, due } = limit;
  const { days, stretches, late } = limit.explain();
  const counted = days.filter(({ role }) => role.as === "counted").length;
  if (within.unit === "business-days" || within.unit === "calendar-days") {
    expect(counted, key).toBe(extended.reduce((sum, count) => sum + count, within.count));
  }
  expect(days.at(-1)?.day, `${key} is explained through its due date`).toBe(due.on);
  expect(stretches.reduce((sum, stretch) => sum + stretch.days, 0)).toBe(days.length);
  const overdue = late.filter(({ role }) => role.as === "overdue").length;
  expect(overdue, `${key} is late by so many days`).toBe(limit.overdue);
}

test("TL13: over random cases, the days of a limit add up to its due date, and its movements end with it", () => {
  fc.assert(
    fc.property(walks, ({ start, steps }) => {
      const it = restless(item, start);
      for (const step of steps) {
        if (it.state.status === "closed") break;
        takeStep(it, step);
      }
      it.sweep();
      holdToAccount(it);
    }),
    { seed: 20_260_210, numRuns: 100, endOnFailure: true },
  );
}, 60_000);
