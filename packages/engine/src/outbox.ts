import type { Instant } from "@banjian/calendar";
import type { NamedSlaEvent } from "@banjian/core";
import { type HallOwnEvent, hallSubject, type StoredHallEvent } from "./hall-event.js";
import type { Remembered, Standing } from "./standing.js";

/** An event as it was stored with its cause: its place among all events of the hall, and an id that never changes (`tenant/epoch/subject/seq`). */
export type PlacedEvent = (NamedSlaEvent | HallOwnEvent) & Placed;

type Placed = {
  readonly position: number;
  readonly id: string;
  /** Its case, or `(hall)` for what befell the hall itself: what has one subject keeps its order. */
  readonly subject: string;
  /** Its number there, and the moment at which it was recorded. */
  readonly seq: number;
  readonly at: Instant;
};

/** A stored event at its place, in a hall and an epoch of its ids. */
export function placedEvent(
  hall: string,
  epoch: number,
  position: number,
  stored: NamedSlaEvent | StoredHallEvent,
): PlacedEvent {
  if ("seq" in stored) {
    return {
      ...stored,
      position,
      subject: hallSubject,
      id: `${hall}/${epoch}/${hallSubject}/${stored.seq}`,
    };
  }
  const { name, event } = stored;
  const { caseId: subject, seq, at } = event;
  const id = caseEventId(`${hall}/${epoch}`, stored);
  // Named one by one: thousands are read at a time, and V8 reads those of one layout quickest.
  return { name, event, position, subject, seq, at, id } as PlacedEvent;
}

/** One fact has one event at most beside the messages and notifications it calls for. */
function caseEventId(hall: string, { name, event }: NamedSlaEvent): string {
  const id = `${hall}/${event.caseId}/${event.seq}`;
  if (name === "message:made") return `${id}/${event.message.kind}`;
  if (name !== "notification:made") return id;
  const { kind, channel } = event.notification;
  return `${id}/${kind}/${channel}`;
}

/** A time for which a worker has a sink for itself. */
export type Turn = { readonly owner: string; readonly now: Instant; readonly until: Instant };

/** The events that were stored with what caused them. */
export type Outbox = {
  /**
   * Gives committed events their places, those of a case in their order, and says how many decisions it took; nothing while
   * another worker is at it. Places are dense: who has read up to one has missed nothing before it.
   */
  place(most: number): Promise<number>;
  /** Events behind a place, in order. */
  after(position: number, most: number): Promise<readonly PlacedEvent[]>;
  /** Stores what befell the hall and has no other record; what has one is stored with that. */
  post(told: HallOwnEvent, at: Instant): Promise<void>;
  /** Events of one case, or of the hall, from one place to another, both included. */
  ofSubject(subject: string, from: number, to: number): Promise<readonly PlacedEvent[]>;
  /** Which of these tickets were stored: the transactions that brought them have committed. */
  committed(tickets: readonly string[]): Promise<readonly string[]>;
  /** Takes a sink for a turn and says up to which place it has been served; undefined while another worker has it. */
  take(sink: string, turn: Turn): Promise<number | undefined>;
  /** The sink has been served up to a place, and stays taken; false when another worker has taken it meanwhile. */
  advance(sink: string, position: number, turn: Turn): Promise<boolean>;
  /** Lets others take the sink. */
  leave(sink: string, owner: string): Promise<void>;
  /** How far it has come, beside what somebody remembers of it. */
  standing(remembered: Remembered): Promise<Standing>;
  /** How many decisions wait for their places, and how far each sink has been served. */
  backlog(): Promise<Backlog>;
};

/** What is on its way: decisions without a place yet, the last place given, and how far each sink has been served. */
export type Backlog = {
  readonly unplaced: number;
  readonly last: number;
  readonly sinks: Readonly<Record<string, number>>;
};
