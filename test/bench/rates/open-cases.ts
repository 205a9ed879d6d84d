import type { Hall } from "banjian";
import { Random } from "../../../packages/sim/src/random.js";
import { application, people, steps } from "../../support/small-item.js";
import { copyId, stages } from "./copies.js";

/** Which of the copies are acted in; the name leads every key, and seeds the choice. */
type Share = { readonly name: string; readonly first: number; readonly last: number };

/**
 * The daily work of a hall among open cases: of six things five are the next step of some case, and one is an application.
 * Whichever case is struck, its steps come in their order.
 */
export class OpenCases {
  readonly #hall: Hall;
  readonly #share: Share;
  readonly #random: Random;
  readonly #stage: Uint8Array;
  #things = 0;

  constructor(hall: Hall, share: Share) {
    this.#hall = hall;
    this.#share = share;
    this.#random = new Random(share.first + share.name.length);
    const cases = share.last - share.first + 1;
    this.#stage = Uint8Array.from({ length: cases }, (_, at) => (share.first + at) % stages);
  }

  /** Does the next thing. */
  async next(): Promise<void> {
    const key = `${this.#share.name}-${++this.#things}`;
    if (this.#things % (stages + 1) === 0) {
      await this.#hall.submit("small-licence", application, { by: people.applicant, key });
      return;
    }
    const at = this.#strike();
    const { action, ...more } = stepAfter(this.#stage[at] ?? 0);
    this.#move(at, 1);
    await this.#hall
      .act(copyId(this.#share.first + at), action, { ...more, key })
      .catch((error: unknown) => {
        this.#move(at, -1);
        throw error;
      });
  }

  #move(at: number, by: number): void {
    this.#stage[at] = (this.#stage[at] ?? 0) + by;
  }

  /** Some case that is not over. */
  #strike(): number {
    for (let tries = 0; tries < 1_000; tries++) {
      const at = this.#random.between(0, this.#stage.length - 1);
      if ((this.#stage[at] ?? stages) < stages) return at;
    }
    throw new Error("nearly all cases have come to their end: begin with more of them");
  }
}

function stepAfter(stage: number): (typeof steps)[number] {
  const step = steps[stage];
  if (step === undefined) throw new Error(`there is no step after ${stage} others`);
  return step;
}
