/** What has been put in comes out in order, the least first. */
export class Heap<Value> {
  readonly #values: Value[] = [];
  readonly #before: (a: Value, b: Value) => boolean;

  /** `before` says whether one comes out before another. */
  constructor(before: (a: Value, b: Value) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#values.length;
  }

  /** The first of all, which stays. */
  peek(): Value | undefined {
    return this.#values[0];
  }

  push(value: Value): void {
    const values = this.#values;
    let at = values.push(value) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, above)) return;
      at = above;
    }
  }

  /** Takes the first out; undefined when there is none. */
  pop(): Value | undefined {
    const values = this.#values;
    const first = values[0];
    const last = values.pop();
    if (values.length === 0 || last === undefined) return first;
    values[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const least = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfBefore(least, at)) return first;
      at = least;
    }
  }

  #swapIfBefore(one: number, other: number): boolean {
    const values = this.#values;
    const a = values[one];
    const b = values[other];
    if (a === undefined || b === undefined || !this.#before(a, b)) return false;
    values[one] = b;
    values[other] = a;
    return true;
  }

  #isBefore(one: number, other: number): boolean {
    const a = this.#values[one];
    const b = this.#values[other];
    return a !== undefined && b !== undefined && this.#before(a, b);
  }
}
