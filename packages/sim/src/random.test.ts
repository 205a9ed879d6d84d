import { expect, test } from "vitest";
import { Random } from "./random.js";

const falls = (seed: number) => {
  const dice = new Random(seed);
  return Array.from({ length: 6 }, () => dice.between(1, 6));
};

test("the same seed gives the same falls, on every machine", () => {
  expect(falls(7)).toEqual(falls(7));
  expect(falls(7)).not.toEqual(falls(8));
  expect(falls(1)).toMatchInlineSnapshot(`
    [
      1,
      1,
      4,
      4,
      1,
      6,
    ]
  `);
  expect(new Random(1).share()).toMatchInlineSnapshot(`0.9999999832216382`);
});

test("every fall lies between the bounds, and each of them is met", () => {
  const dice = new Random(3);
  const seen = new Set(Array.from({ length: 200 }, () => dice.between(2, 4)));
  expect([...seen].toSorted()).toEqual([2, 3, 4]);
  const shares = Array.from({ length: 200 }, () => dice.share());
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...shares)).toBeLessThan(1);
});

test("one of a list is in the list; of nothing there is none", () => {
  const dice = new Random(5);
  expect(["a", "b"]).toContain(dice.one(["a", "b"]));
  expect(() => dice.one([])).toThrow("nothing to choose");
});
