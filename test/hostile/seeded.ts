/** A draw of a whole number below a bound. */
export type Random = (below: number) => number;

/** Mulberry32: the same draws for the same seed, on every machine. */
export function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of several, by chance. */
export function oneOf<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random(choices.length)];
  if (choice === undefined) throw new Error("there is nothing to choose from");
  return choice;
}

/** Some of a kind, `most` at most. */
export const many = <T>(random: Random, most: number, one: () => T): T[] =>
  Array.from({ length: random(most + 1) }, one);
