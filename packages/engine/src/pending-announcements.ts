import { randomUUID } from "node:crypto";
import type { NamedSlaEvent } from "@banjian/core";
import type { Announcer } from "./announcer.js";
import type { CaseStore } from "./ports.js";

const longest = 10 * 60_000;
const most = 10_000;

/**
 * What has been done inside transactions of the host and is not known to have committed. It is announced once the store shows
 * it, and forgotten after ten minutes without that: the events of what was rolled back are never seen by anybody.
 */
export class PendingAnnouncements {
  readonly #pending = new Map<
    string,
    { readonly events: readonly NamedSlaEvent[]; readonly since: number }
  >();

  /** The same store, part of a host's transaction: what it commits waits here. */
  over(store: CaseStore): CaseStore {
    return {
      ...store,
      commit: async (requests, decide) => {
        const ticketed = requests.map((request) => ({ ...request, ticket: randomUUID() }));
        const answers = await store.commit(ticketed, decide);
        for (const [index, { ticket }] of ticketed.entries()) {
          const answer = answers[index];
          if (answer !== undefined && "effects" in answer && answer.effects !== undefined) {
            this.#add(ticket, answer.effects.events);
          }
        }
        return answers;
      },
    };
  }

  /** Announces what has committed by now. */
  async announce(store: CaseStore, announcer: Announcer): Promise<void> {
    if (this.#pending.size === 0) return;
    const committed = new Set(await store.outbox.committed([...this.#pending.keys()]));
    for (const [ticket, { events, since }] of this.#pending) {
      if (committed.has(ticket)) {
        this.#pending.delete(ticket);
        announcer.announce({ events });
      } else if (performance.now() - since > longest) this.#pending.delete(ticket);
    }
  }

  #add(ticket: string, events: readonly NamedSlaEvent[]): void {
    this.#pending.set(ticket, { events, since: performance.now() });
    const [oldest] = this.#pending.keys();
    if (this.#pending.size > most && oldest !== undefined) this.#pending.delete(oldest);
  }
}
