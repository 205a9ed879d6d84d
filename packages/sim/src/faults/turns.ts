import type { Random } from "../random.js";

// So often in a row nobody waits for a turn although something is under way: it waits for what will not come.
const mostIdle = 10_000;

/** Lets things that happen at once go on one at a time, in an order that the dice choose. */
export class Turns {
  readonly #random: Random;
  readonly #waiting: (() => void)[] = [];
  #together = false;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Waits for one's turn; at once where nothing else is under way. */
  readonly turn = (): Promise<void> =>
    this.#together ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();

  /** Lets these happen at once until all have come to an end. */
  async all(happenings: readonly (() => Promise<void>)[]): Promise<void> {
    this.#together = true;
    let open = happenings.length;
    const ended = () => {
      open -= 1;
    };
    const all = happenings.map((happening) => happening().finally(ended));
    let idle = 0;
    while (open > 0) {
      if (idle > mostIdle) throw new Error(`${open} that happened at once wait for each other`);
      await settled();
      const [next] = this.#waiting.splice(
        this.#random.between(0, Math.max(0, this.#waiting.length - 1)),
        1,
      );
      idle = next === undefined ? idle + 1 : 0;
      next?.();
    }
    this.#together = false;
    await Promise.all(all);
  }
}

// Everything that can go on without a turn has done so.
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
