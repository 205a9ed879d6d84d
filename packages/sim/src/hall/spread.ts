import { madeOnce } from "@banjian/base";
import * as z from "zod";

const amount = z.number().min(0).max(100_000);

/**
 * How an amount is spread, by what an office can read off its own records: the least, some percentiles and the most; in
 * between it rises evenly. One number is always that.
 */
export const Spread = z.union([
  amount,
  z.strictObject({
    least: amount,
    p10: amount.optional(),
    p25: amount.optional(),
    median: amount,
    p75: amount.optional(),
    p90: amount.optional(),
    p99: amount.optional(),
    most: amount,
  }),
]);
export type Spread = z.infer<typeof Spread>;

const shares = {
  least: 0,
  p10: 0.1,
  p25: 0.25,
  median: 0.5,
  p75: 0.75,
  p90: 0.9,
  p99: 0.99,
  most: 1,
} as const;

/** The points of a spread in order: which share of all lies below which amount. */
export const pointsOf = madeOnce(pointsIn);

type Points = readonly (readonly [number, number])[];

function pointsIn(spread: Exclude<Spread, number>): Points {
  return Object.entries(shares).flatMap(([name, share]) => {
    const at = spread[name as keyof typeof shares];
    return at === undefined ? [] : [[share, at] as const];
  });
}

/** The amount below which that share (0 to 1) of all lies. Only sums and products: the same on every machine. */
export function amountAt(spread: Spread, share: number): number {
  if (typeof spread === "number") return spread;
  const points = pointsOf(spread);
  const above = points.findIndex(([upTo]) => share <= upTo);
  const [low, high] = [points[Math.max(0, above - 1)], points[above]];
  if (low === undefined || high === undefined) throw new Error(`${share} is no share`);
  if (high[0] === low[0]) return high[1];
  return low[1] + ((share - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}
