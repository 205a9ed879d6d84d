import type { Instant } from "@banjian/calendar";
import type { CaseState } from "@banjian/core";

type Entry = { readonly state: CaseState; readonly at: Instant };

/** When the clock alone will next bring something about, over all open cases. */
export class Agenda {
  readonly #entries = new Map<string, Entry>();
  readonly #dueOf: (state: CaseState) => Instant | undefined;

  constructor(dueOf: (state: CaseState) => Instant | undefined) {
    this.#dueOf = dueOf;
  }

  /** Takes note of a case as it stands now. */
  note(state: CaseState): void {
    const at = this.#dueOf(state);
    if (at === undefined) this.#entries.delete(state.id);
    else this.#entries.set(state.id, { state, at });
  }

  /** Derives every date again: the calendar has become another. */
  derive(): void {
    for (const { state } of [...this.#entries.values()]) this.note(state);
  }

  /** The earliest of all; undefined when everything waits for persons. */
  next(): Instant | undefined {
    let first: Instant | undefined;
    for (const { at } of this.#entries.values()) if (first === undefined || at < first) first = at;
    return first;
  }
}
