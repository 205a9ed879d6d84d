import type { Instant } from "@banjian/calendar";
import type { NamedSlaEvent } from "@banjian/core";
import type { Restored } from "./clock-hold.js";
import type { HallOwnEvent, StoredHallEvent } from "./hall-event.js";
import { type Outbox, type PlacedEvent, placedEvent, type Turn } from "./outbox.js";
import type { Remembered, Standing } from "./standing.js";

type Letter = {
  readonly events: readonly (NamedSlaEvent | StoredHallEvent)[];
  readonly epoch: number;
};

/** What has been announced by cases and by the hall in this process's memory. */
export class MemoryOutbox implements Outbox {
  #unplaced: Letter[] = [];
  readonly #placed: PlacedEvent[] = [];
  readonly #bySubject = new Map<string, PlacedEvent[]>();
  readonly #tickets = new Set<string>();
  #epoch = 1;
  #told = 0;
  readonly #sinks = new Map<string, { position: number; turn?: Turn | undefined }>();

  /** Keeps what a decision announced. */
  add(events: readonly NamedSlaEvent[], ticket?: string): void {
    if (ticket !== undefined) this.#tickets.add(ticket);
    if (events.length > 0) this.#unplaced.push({ events, epoch: this.#epoch });
  }

  post = async (told: HallOwnEvent, at: Instant): Promise<void> => {
    this.#unplaced.push({ events: [{ ...told, seq: ++this.#told, at }], epoch: this.#epoch });
  };

  async place(most: number): Promise<number> {
    const letters = this.#unplaced.slice(0, most);
    this.#unplaced = this.#unplaced.slice(most);
    for (const { events, epoch } of letters) {
      for (const one of events) {
        const position = this.#placed.length + 1;
        this.#keep(placedEvent("memory", epoch, position, one));
      }
    }
    return letters.length;
  }

  #keep(placed: PlacedEvent): void {
    this.#placed.push(placed);
    const { subject } = placed;
    const others = this.#bySubject.get(subject);
    if (others === undefined) this.#bySubject.set(subject, [placed]);
    else others.push(placed);
  }

  async after(position: number, most: number): Promise<readonly PlacedEvent[]> {
    return this.#placed.slice(position, position + most);
  }

  async ofSubject(subject: string, from: number, to: number): Promise<readonly PlacedEvent[]> {
    const all = this.#bySubject.get(subject) ?? [];
    return all.filter(({ position }) => from <= position && position <= to);
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

  /** From now on ids are of a new epoch, and whoever serves a sink has lost it. */
  raiseEpoch(): number {
    for (const [sink, { position }] of this.#sinks) this.#sinks.set(sink, { position });
    return ++this.#epoch;
  }

  /** Nothing goes back here: what was accepted stays for as long as the process. */
  async standing({ position }: Remembered): Promise<Standing> {
    const last = this.#placed.length;
    const [lastMark, mark] = [this.#markAt(last), this.#markAt(position)];
    return { hall: "memory", epoch: this.#epoch, last, lastMark, mark, missing: undefined };
  }

  /** The last place that was given, and the moment of the last event there is. */
  async reached(): Promise<Restored["gap"]> {
    const after = this.#placed.length;
    const moments = [...this.#placed.slice(-1), ...this.#unplaced.flatMap(({ events }) => events)];
    const [since] = moments
      .map((one) => ("at" in one ? one.at : one.event.at))
      .toSorted()
      .slice(-1);
    return { after, ...(since === undefined ? {} : { since }) };
  }

  #markAt(position: number): string | undefined {
    const placed = this.#placed[position - 1];
    return placed && `${placed.subject}/${placed.seq} ${placed.at}`;
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
