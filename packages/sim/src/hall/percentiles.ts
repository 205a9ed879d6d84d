/** Half of all are no more than `median`, nine of ten no more than `p90`: each the value of one of them. */
export type Percentiles = {
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
  readonly most: number;
};

/** By nearest rank; undefined of nothing. */
export function percentilesOf(values: readonly number[]): Percentiles | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? 0;
  return { median: at(50), p75: at(75), p90: at(90), p95: at(95), most: at(100) };
}
