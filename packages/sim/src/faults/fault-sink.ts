import { hallSubject, type PlacedEvent, type Sink } from "@banjian/engine";
import type { Random } from "../random.js";
import type { Protocol } from "./protocol.js";

/** How often a sink fails: before it has taken an event, or after, when only its answer is lost. */
const failing = { before: 0.1, after: 0.05 };

/** A sink that fails now and then. It holds each event to what is promised of it: announced was only what is stored, and those of a case come in their order (P9). */
export class FaultSink implements Sink {
  readonly name = "log";
  readonly #random: Random;
  readonly #protocol: Protocol;
  readonly #versionOf: (caseId: string) => Promise<number>;
  readonly #ids = new Set<string>();
  readonly #last = new Map<string, number>();
  #isSound = false;

  constructor(random: Random, protocol: Protocol, versionOf: (caseId: string) => Promise<number>) {
    this.#random = random;
    this.#protocol = protocol;
    this.#versionOf = versionOf;
  }

  /** From now on it takes everything. */
  mend(): void {
    this.#isSound = true;
  }

  has({ id }: PlacedEvent): boolean {
    return this.#ids.has(id);
  }

  async deliver(event: PlacedEvent): Promise<void> {
    const fate = this.#isSound ? 1 : this.#random.share();
    if (fate < failing.before) throw new Error("the sink does not answer");
    await this.#takes(event);
    if (fate < failing.before + failing.after) throw new Error("the answer of the sink was lost");
  }

  async #takes({ id, position, subject, seq }: PlacedEvent): Promise<void> {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    if (position < (this.#last.get(subject) ?? 0)) {
      this.#protocol.break(`P9: ${id} came after a later event of its case`);
    }
    this.#last.set(subject, position);
    if (subject !== hallSubject && (await this.#versionOf(subject)) < seq) {
      this.#protocol.break(`P9: ${id} was announced, not stored`);
    }
  }
}
