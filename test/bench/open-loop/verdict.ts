import type { Outcome } from "./arrivals.js";

/** The longest that one in a hundred may take, in milliseconds. */
export const gate = 100;

/** What a rate came to, over all workers. */
export type Verdict = {
  readonly rate: number;
  readonly offered: number;
  readonly done: number;
  readonly backlog: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly held: boolean;
};

/** A rate holds when one in a hundred takes 100 ms at most, each is answered, and no more wait at the end than come in as long. */
export function verdictOf(rate: number, outcomes: readonly Outcome[]): Verdict {
  const latencies = Float64Array.from(outcomes.flatMap((one) => [...one.latencies])).sort();
  const at = (share: number) => latencies[Math.ceil(latencies.length * share) - 1] ?? Number.NaN;
  const sum = (what: (one: Outcome) => number) => outcomes.reduce((all, one) => all + what(one), 0);
  const [offered, done, backlog] = [
    sum((one) => one.offered),
    sum((one) => one.done),
    sum((one) => one.backlog),
  ];
  const p99 = at(0.99);
  return {
    rate,
    offered,
    done,
    backlog,
    p50: at(0.5),
    p95: at(0.95),
    p99,
    max: at(1),
    held: p99 <= gate && done === offered && backlog <= (rate * gate) / 1_000,
  };
}
