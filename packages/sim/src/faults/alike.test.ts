import { expect, test } from "vitest";
import { isAlike } from "./alike.js";

test.each([
  ["the same parts", { a: [1, { b: "x" }] }, { a: [1, { b: "x" }] }, true],
  ["another value deep inside", { a: [1, { b: "x" }] }, { a: [1, { b: "y" }] }, false],
  ["what JSON leaves out", { a: 1, b: undefined }, { a: 1 }, true],
  ["undefined instead of a value", { a: 1, b: undefined }, { a: 1, b: 2 }, false],
  ["a part more", { a: 1 }, { a: 1, b: 2 }, false],
  ["another order", { a: 1, b: 2 }, { b: 2, a: 1 }, false],
  ["a list and what looks like one", { a: ["x"] }, { a: { 0: "x" } }, false],
  ["null and nothing in it", { a: null }, { a: {} }, false],
])("%s: alike is what would be written alike", (_name, one, other, alike) => {
  expect(isAlike({ one, other })).toBe(alike);
  expect(JSON.stringify(one) === JSON.stringify(other)).toBe(alike);
});

test("only what has been touched since is looked at again", () => {
  const stored = { kept: { a: 1 }, changed: { a: 1 } };
  const folded = { kept: { a: 1 }, changed: { a: 1 } };
  const before = { one: stored, other: folded };
  const next = { one: { ...stored, changed: { a: 2 } }, other: { ...folded, changed: { a: 2 } } };
  expect(isAlike(next, before)).toBe(true);
  expect(isAlike({ ...next, one: { ...stored, changed: { a: 3 } } }, before)).toBe(false);
  // One side alone was touched.
  expect(isAlike({ ...next, one: { ...next.one, kept: { a: 9 } } }, before)).toBe(false);
});
