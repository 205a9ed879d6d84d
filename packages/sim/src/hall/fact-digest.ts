import { createHash } from "node:crypto";
import type { Fact } from "@banjian/core";

/** The digest of everything that is written in a run, in its order. */
export class FactDigest {
  readonly #hash = createHash("sha256");
  // What is not in the hash yet: it takes much at once in the time of a little.
  #unread = "";

  add(facts: readonly Fact[]): void {
    this.#unread += JSON.stringify(facts);
    if (this.#unread.length > 100_000) this.#read();
  }

  /** The digest in hexadecimal; nothing can be added after it. */
  hex(): string {
    this.#read();
    return this.#hash.digest("hex");
  }

  #read(): void {
    this.#hash.update(this.#unread);
    this.#unread = "";
  }
}
