import { type Instant, plusHours } from "@banjian/calendar";

/** How long to wait before work that failed is tried again, and when a person is asked. */
export type RetryPolicy = {
  /** Before the second try, in milliseconds; doubled from try to try. */
  readonly first: number;
  /** The longest wait, in milliseconds. */
  readonly longest: number;
  /** After so many tries a person is asked; without it, only age counts. */
  readonly tries?: number;
  /** After so many milliseconds since the first failure a person is asked. */
  readonly age?: number;
  /** Draws between 0 and 1: each wait is between half of it and all of it, so that many do not come back at once. */
  readonly draw: () => number;
};

const day = 24 * 3_600_000;

/** Sinks are tried for a week. */
export const sinkRetries: RetryPolicy = {
  first: 1_000,
  longest: 5 * 60_000,
  age: 7 * day,
  draw: Math.random,
};

/** A case is swept eight times. */
export const sweepRetries: RetryPolicy = {
  first: 1_000,
  longest: 60_000,
  tries: 8,
  draw: Math.random,
};

/** When to try again after so many tries have failed; undefined when a person is to be asked. */
export function nextTry(
  policy: RetryPolicy,
  failed: { readonly tries: number; readonly since: Instant; readonly now: Instant },
): Instant | undefined {
  const { tries, since, now } = failed;
  if (policy.tries !== undefined && tries >= policy.tries) return undefined;
  if (policy.age !== undefined && Date.parse(now) - Date.parse(since) >= policy.age) {
    return undefined;
  }
  const wait = Math.min(policy.longest, policy.first * 2 ** (tries - 1));
  return later(now, wait * (0.5 + policy.draw() / 2));
}

/** So many milliseconds later. */
export function later(instant: Instant, ms: number): Instant {
  return plusHours(instant, ms / 3_600_000);
}
