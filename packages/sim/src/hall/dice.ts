import { amountAt, type Spread } from "./spread.js";

/**
 * Dice that are thrown by name: what falls for one case is the same whatever happens to the others, so that another staffing
 * or another limit meets the same applicants. The same on every machine.
 */
export class Dice {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A number from 0 up to but not 1, always the same for the same name. */
  share(...name: readonly (string | number)[]): number {
    let hash = over(first, `${this.#seed}`);
    for (const part of name) hash = over(over(hash, "/"), `${part}`);
    return mixed(hash) / 4_294_967_296;
  }

  /** Whether what happens to so many of all (0 to 1) happens here. */
  happens(share: number, ...name: readonly (string | number)[]): boolean {
    return share > 0 && this.share(...name) < share;
  }

  /** An amount as it is spread. */
  amount(spread: Spread, ...name: readonly (string | number)[]): number {
    return typeof spread === "number" ? spread : amountAt(spread, this.share(...name));
  }
}

// FNV-1a over the text, then the last mix of MurmurHash3: whole numbers of 32 bits only.
const first = 0x811c9dc5;

function over(before: number, text: string): number {
  let hash = before;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash;
}

function mixed(whole: number): number {
  let hash = Math.imul(whole ^ (whole >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
