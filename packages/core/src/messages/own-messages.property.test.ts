import fc from "fast-check";
import { expect, test } from "vitest";
import { restless, restlessItem, takeStep, walks } from "../testing/random-walk.js";
import { checkMessages } from "./check-messages.js";
import { messagesOf } from "./messages-of.js";

const item = restlessItem();

test("ME8, ME20: whatever anybody does and whenever, what a case tells the exchange passes the check", () => {
  let told = 0;
  fc.assert(
    fc.property(walks, ({ start, steps }) => {
      const it = restless(item, start);
      for (const step of steps) takeStep(it, step);
      const frame = { item, zone: it.frame.zone, division: "440305" };
      const made = messagesOf(frame, "c1", it.facts).map(({ message }) => message);
      told += made.length;
      // What was refused and is taken up again has no message of its own that would say so.
      const isReopened = it.facts.some(({ type }) => type === "case-reopened");
      const found = checkMessages(made).filter(({ rule }) => rule !== "ME8" || !isReopened);
      expect(found).toEqual([]);
    }),
    { seed: 808, numRuns: 40, endOnFailure: true },
  );
  expect(told).toBeGreaterThan(40);
});
