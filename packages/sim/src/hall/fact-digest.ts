import { createHash } from "node:crypto";
import type { Fact } from "@banjian/core";

/** Characters that are written at most at once: one takes up to three bytes. */
const most = 100_000;

/** The digest of everything that is written in a run, in its order. */
export class FactDigest {
  readonly #hash = createHash("sha256");
  // What is not in the hash yet: it takes much at once in the time of a little.
  readonly #unread = Buffer.allocUnsafe(4 * 3 * most);
  #length = 0;

  add(facts: readonly Fact[]): void {
    const text = JSON.stringify(facts);
    if (text.length > most) {
      this.#read();
      this.#hash.update(text);
      return;
    }
    if (this.#length + 3 * text.length > this.#unread.length) this.#read();
    this.#length += this.#unread.write(text, this.#length);
  }

  /** The digest in hexadecimal; nothing can be added after it. */
  hex(): string {
    this.#read();
    return this.#hash.digest("hex");
  }

  #read(): void {
    this.#hash.update(this.#unread.subarray(0, this.#length));
    this.#length = 0;
  }
}
