const most = 64;

/** Some of the keys that have come, the first and the last among them and the others evenly between: never more than can be asked for at once. */
export class KeySample {
  #kept: string[] = [];
  #last: string | undefined;
  #stride = 1;
  #count = 0;

  add(key: string): void {
    this.#last = key;
    if (this.#count++ % this.#stride !== 0) return;
    this.#kept.push(key);
    if (this.#kept.length < most) return;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }

  /** Those that were kept, and the last. */
  get keys(): readonly string[] {
    return [...new Set([...this.#kept, ...(this.#last === undefined ? [] : [this.#last])])];
  }

  /** From now on only these count. */
  restart(keys: readonly string[]): void {
    [this.#kept, this.#last, this.#stride, this.#count] = [[], undefined, 1, 0];
    for (const key of keys) this.add(key);
  }
}
