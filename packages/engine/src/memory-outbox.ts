import type { NamedSlaEvent } from "@banjian/core";
import { eventId, type Outbox, type PlacedEvent, type Turn } from "./outbox.js";

type Letter = { readonly events: readonly NamedSlaEvent[]; readonly epoch: number };

/** What has been announced by cases in this process's memory. */
export class MemoryOutbox implements Outbox {
  #unplaced: Letter[] = [];
  readonly #placed: PlacedEvent[] = [];
  readonly #byCase = new Map<string, PlacedEvent[]>();
  readonly #tickets = new Set<string>();
  #epoch = 1;
  readonly #sinks = new Map<string, { position: number; turn?: Turn | undefined }>();

  /** Keeps what a decision announced. */
  add(events: readonly NamedSlaEvent[], ticket?: string): void {
    if (ticket !== undefined) this.#tickets.add(ticket);
    if (events.length > 0) this.#unplaced.push({ events, epoch: this.#epoch });
  }

  async place(most: number): Promise<number> {
    const letters = this.#unplaced.slice(0, most);
    this.#unplaced = this.#unplaced.slice(most);
    for (const { events, epoch } of letters) {
      for (const one of events) {
        const position = this.#placed.length + 1;
        this.#keep({ ...one, position, id: eventId("memory", epoch, one) });
      }
    }
    return letters.length;
  }

  #keep(placed: PlacedEvent): void {
    this.#placed.push(placed);
    const { caseId } = placed.event;
    const ofCase = this.#byCase.get(caseId);
    if (ofCase === undefined) this.#byCase.set(caseId, [placed]);
    else ofCase.push(placed);
  }

  async after(position: number, most: number): Promise<readonly PlacedEvent[]> {
    return this.#placed.slice(position, position + most);
  }

  async ofCase(caseId: string, from: number, to: number): Promise<readonly PlacedEvent[]> {
    const ofCase = this.#byCase.get(caseId) ?? [];
    return ofCase.filter(({ position }) => from <= position && position <= to);
  }

  async committed(tickets: readonly string[]): Promise<readonly string[]> {
    return tickets.filter((ticket) => this.#tickets.has(ticket));
  }

  async take(sink: string, turn: Turn): Promise<number | undefined> {
    const held = this.#sinks.get(sink) ?? { position: 0 };
    if (!isFree(held.turn, turn)) return undefined;
    this.#sinks.set(sink, { ...held, turn });
    return held.position;
  }

  async advance(sink: string, position: number, turn: Turn): Promise<boolean> {
    if (this.#sinks.get(sink)?.turn?.owner !== turn.owner) return false;
    this.#sinks.set(sink, { position, turn });
    return true;
  }

  async leave(sink: string, owner: string): Promise<void> {
    const held = this.#sinks.get(sink);
    if (held?.turn?.owner === owner) this.#sinks.set(sink, { position: held.position });
  }

  async raiseEpoch(): Promise<number> {
    for (const [sink, { position }] of this.#sinks) this.#sinks.set(sink, { position });
    return ++this.#epoch;
  }

  async backlog() {
    const sinks = [...this.#sinks].map(([name, { position }]) => [name, position] as const);
    return {
      unplaced: this.#unplaced.length,
      last: this.#placed.length,
      sinks: Object.fromEntries(sinks),
    };
  }
}

function isFree(held: Turn | undefined, { owner, now }: Turn): boolean {
  return held === undefined || held.owner === owner || held.until <= now;
}
