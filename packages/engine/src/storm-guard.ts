import type { Instant } from "@banjian/calendar";

/** The store's clock has moved otherwise than time has: from when to when it went, and how much time there really was, in milliseconds. */
export type ClockJump = {
  readonly from: Instant;
  readonly to: Instant;
  readonly elapsed: number;
};

const hour = 3_600_000;
/** Clocks that are kept in time are set back by less. */
const second = 1000;

/**
 * Watches the clock by which limits fall due against one that nobody can set. A midnight on which a thousand limits fall due
 * is no jump, and neither is the time before the first look: a worker that starts after an outage catches up.
 */
export class StormGuard {
  readonly #monotonic: () => number;
  #last: { readonly now: Instant; readonly at: number } | undefined;

  /** Over a clock that only ever goes forward, in milliseconds. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Whether the store's clock has gone back, or more than an hour too far, since the last look. */
  look(now: Instant): ClockJump | undefined {
    const last = this.#last;
    const at = this.#monotonic();
    this.#last = { now, at };
    if (last === undefined) return undefined;
    const elapsed = at - last.at;
    const moved = Date.parse(now) - Date.parse(last.now);
    if (moved >= -second && moved - elapsed <= hour) return undefined;
    return { from: last.now, to: now, elapsed: Math.round(elapsed) };
  }
}
