import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Dice that fall the same way for the same seed, on every machine. */
export class Random {
  readonly #dice: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#dice = xoroshiro128plus(seed);
  }

  /** A whole number between both, each included. */
  between(least: number, most: number): number {
    return uniformInt(this.#dice, least, most);
  }

  /** A number from 0 up to but not 1. */
  share(): number {
    return uniformFloat64(this.#dice);
  }

  /** One of a list; a plain Error for an empty one. */
  one<Value>(of: readonly Value[]): Value {
    const found = of[this.between(0, of.length - 1)];
    if (found === undefined) throw new Error("there is nothing to choose from");
    return found;
  }
}

// The first dice of small seeds fall nearly alike: of 400 seeds 367 chose the same of two.
const thrownAway = 16;

/** Dice of which the first fall differently for neighbouring seeds, too. */
export function scattered(seed: number): Random {
  const random = new Random(seed);
  for (let count = 0; count < thrownAway; count++) random.share();
  return random;
}
