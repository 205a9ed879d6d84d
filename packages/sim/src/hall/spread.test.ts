import { expect, test } from "vitest";
import { Dice } from "./dice.js";
import { amountAt } from "./spread.js";

const spread = { least: 10, median: 40, p90: 120, most: 480 };

test.each([
  [0, 10],
  [0.25, 25],
  [0.5, 40],
  [0.7, 80],
  [0.9, 120],
  [1, 480],
])("of a spread, %d of all lies below %d", (share, amount) => {
  expect(amountAt(spread, share)).toBeCloseTo(amount, 9);
});

test("one number is always that", () => {
  expect([amountAt(8, 0), amountAt(8, 0.99)]).toEqual([8, 8]);
});

test("dice fall by name: the same for the same name, on every machine, and evenly", () => {
  const dice = new Dice(2026);
  expect(dice.share("restaurant-1", "day")).toBe(0.19292684248648584);
  expect(dice.share("restaurant-1", "hour")).not.toBe(dice.share("restaurant-1", "day"));
  expect(new Dice(2027).share("restaurant-1", "day")).not.toBe(dice.share("restaurant-1", "day"));
  const all = Array.from({ length: 20_000 }, (_, n) => dice.share("restaurant", n, "day"));
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = all.filter((one) => Math.floor(one * 10) === tenth).length / all.length;
    expect(share).toBeGreaterThan(0.09);
    expect(share).toBeLessThan(0.11);
  }
});

test("what happens to none of all never happens, and what happens to all always", () => {
  const dice = new Dice(1);
  const names = Array.from({ length: 500 }, (_, n) => n);
  expect(names.some((n) => dice.happens(0, n))).toBe(false);
  expect(names.every((n) => dice.happens(1, n))).toBe(true);
});
