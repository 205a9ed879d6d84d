import { parseInstant, parseLocalDate } from "@banjian/calendar";
import type { CaseState, Fact } from "@banjian/core";
import { expect, test } from "vitest";
import { HallDigest } from "./hall-digest.js";

const fact = (more: object = {}) =>
  ({
    type: "milestone-reached",
    at: parseInstant("2026-09-14T02:00:00Z"),
    effectiveOn: parseLocalDate("2026-09-14"),
    by: { id: "clerk" },
    ...more,
  }) as Fact;
const state = (more: object = {}) => ({ id: "c1", status: "open", ...more }) as CaseState;

function digest({ caseId = "c1", facts = [fact(), fact()], states = [state()] } = {}): string {
  const made = new HallDigest();
  made.add(caseId, facts);
  return made.hex(states);
}

test("equal runs have one digest", () => {
  expect(digest()).toBe(digest());
});

test("of much it tells the first and the last", () => {
  const many = Array.from({ length: 2_000 }, () => fact({ type: "limit-recomputed" }));
  const long = (first: object, last: object) =>
    digest({ facts: [fact(first), ...many, fact(last)] });
  const other = { type: "case-closed" };
  expect(new Set([long({}, {}), long(other, {}), long({}, other), long({}, {})]).size).toBe(3);
});

test.each([
  ["of which case", { caseId: "c2" }],
  ["what", { facts: [fact(), fact({ type: "case-closed" })] }],
  ["when", { facts: [fact(), fact({ at: parseInstant("2026-09-14T02:00:01Z") })] }],
  ["from which day on", { facts: [fact(), fact({ effectiveOn: parseLocalDate("2026-09-13") })] }],
  ["by whom", { facts: [fact(), fact({ by: { id: "head" } })] }],
  ["in whose name", { facts: [fact(), fact({ by: { id: "clerk", onBehalfOf: { id: "c" } } })] }],
  ["which action", { facts: [fact(), fact({ type: "action-taken", action: "accept" })] }],
  ["by nobody", { facts: [fact(), fact({ by: undefined })] }],
  ["how often", { facts: [fact()] }],
  ["in which order", { facts: [fact(), fact({ type: "case-closed" })].toReversed() }],
  ["how a case stands", { states: [state({ status: "closed" })] }],
])("it tells %s", (_what, other) => {
  expect(digest(other)).not.toBe(digest());
});
