import { parseInstant } from "@banjian/calendar";
import type { ProcessMessage } from "@banjian/core";
import { engineError } from "./errors.js";
import type { GapReport } from "./gap-report.js";
import { messageGaps } from "./message-gaps.js";
import type { PlacedEvent } from "./outbox.js";
import { refuseOddCount, refuseOddPlace } from "./page-size.js";
import type { EngineParts } from "./parts.js";
import { pause } from "./pause.js";
import type { Period } from "./period.js";
import { plainRequest, refuseStray } from "./request.js";

/** Events of a hall in the order of their places, and where to go on. */
export type EventPage = { readonly events: readonly PlacedEvent[]; readonly position: number };

/** The events of a hall as they were stored: the sure way to miss none, also while nobody listened. */
export class EventLog {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** The events behind a place, at most so many, of a thousand; 0 is the beginning. Whoever keeps the returned position with the work done misses none; one that has never been given is refused (POSITION_AHEAD). */
  async after(position: number, most = 100): Promise<EventPage> {
    refuseOddPlace("position", position);
    refuseOddCount("most", most);
    const events = await this.#parts.store.outbox.after(position, most);
    if (events.length === 0 && position > 0) await this.#refuseAhead(position);
    return { events, position: events.at(-1)?.position ?? position };
  }

  /** Whoever has read further than there are events has read those of a time that is lost. */
  async #refuseAhead(position: number): Promise<void> {
    const { last } = await this.#parts.store.outbox.standing({ position });
    if (position > last) throw engineError("POSITION_AHEAD", { position, last });
  }

  /** Each event behind a place, and those to come, looked for every so many milliseconds, until the signal says stop. */
  async *follow(
    position: number,
    { signal, every = 500 }: { readonly signal: AbortSignal; readonly every?: number },
  ): AsyncGenerator<PlacedEvent, void, undefined> {
    let page: EventPage = { events: [], position };
    while (!signal.aborted) {
      page = await this.after(page.position);
      yield* page.events;
      if (page.events.length === 0) await pause(every, signal);
    }
  }

  /** What is missing of the messages that this hall made in a period, and of them at a receiver that has these (MESSAGES_NOT_STORED). */
  gaps(period: Period, received?: readonly ProcessMessage[]): Promise<GapReport> {
    const plain = plainRequest({ period });
    refuseStray("period", plain.period, ["from", "to"]);
    const { from, to } = plain.period;
    const days = { from: parseInstant(from), to: parseInstant(to) };
    // Each by itself: all that a receiver has may be more than one request may hold.
    const there = received?.map((one) => plainRequest(one));
    return messageGaps(this.#parts, days, there);
  }
}
