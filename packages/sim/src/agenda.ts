import type { Instant } from "@banjian/calendar";
import type { CaseState } from "@banjian/core";
import { Heap } from "./heap.js";

type Entry = { state: CaseState; readonly at: Instant };

/** When the clock alone will next bring something about, over all open cases. */
export class Agenda {
  readonly #entries = new Map<string, Entry>();
  // What has been superseded stays in the heap until it comes out first.
  readonly #heap = new Heap<Entry>((a, b) => a.at < b.at);
  readonly #dueOf: (state: CaseState) => Instant | undefined;

  constructor(dueOf: (state: CaseState) => Instant | undefined) {
    this.#dueOf = dueOf;
  }

  /** Takes note of a case as it stands now. */
  note(state: CaseState): void {
    const at = this.#dueOf(state);
    const before = this.#entries.get(state.id);
    if (at === undefined) {
      this.#entries.delete(state.id);
    } else if (before?.at === at) {
      before.state = state;
    } else {
      const entry = { state, at };
      this.#entries.set(state.id, entry);
      this.#heap.push(entry);
    }
  }

  /** Derives every date again: the calendar has become another. */
  derive(): void {
    for (const { state } of [...this.#entries.values()]) this.note(state);
  }

  /** The earliest of all; undefined when everything waits for persons. */
  next(): Instant | undefined {
    for (let first = this.#heap.peek(); first !== undefined; first = this.#heap.peek()) {
      if (this.#entries.get(first.state.id) === first) return first.at;
      this.#heap.pop();
    }
    return undefined;
  }
}
