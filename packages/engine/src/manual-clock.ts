import { type Instant, parseInstant } from "@banjian/calendar";

/** A clock that stands still until it is moved: for demonstrations, tests and simulation. */
export class ManualClock {
  #now: Instant;

  constructor(start: string) {
    this.#now = parseInstant(start);
  }

  /** What the clock says; to be handed on as it is. */
  readonly now = (): Instant => this.#now;

  /** Moves the clock, forward only; a plain Error otherwise. */
  moveTo(instant: string): void {
    const next = parseInstant(instant);
    if (next < this.#now)
      throw new Error(`the clock stands at ${this.#now} and cannot go back to ${next}`);
    this.#now = next;
  }
}
