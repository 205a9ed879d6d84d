import type { Instant } from "@banjian/calendar";
import type { NamedSlaEvent } from "@banjian/core";

/** An event as it was stored with its cause: its place among all events of the hall, and an id that never changes (`tenant/epoch/case/seq`). */
export type PlacedEvent = NamedSlaEvent & { readonly position: number; readonly id: string };

/** The id of an event, the same for ever: one fact has one event at most beside the messages and notifications it calls for. */
export function eventId(hall: string, epoch: number, { name, event }: NamedSlaEvent): string {
  const id = `${hall}/${epoch}/${event.caseId}/${event.seq}`;
  if (name === "message:made") return `${id}/${event.message.kind}`;
  if (name !== "notification:made") return id;
  const { kind, channel } = event.notification;
  return `${id}/${kind}/${channel}`;
}

/** A time for which a worker has a sink for itself. */
export type Turn = { readonly owner: string; readonly now: Instant; readonly until: Instant };

/** The events that were stored with the decisions that caused them. */
export type Outbox = {
  /**
   * Gives committed events their places, those of a case in their order, and says how many decisions it took; nothing while
   * another worker is at it. Places are dense: who has read up to one has missed nothing before it.
   */
  place(most: number): Promise<number>;
  /** Events behind a place, in order. */
  after(position: number, most: number): Promise<readonly PlacedEvent[]>;
  /** Events of one case from one place to another, both included. */
  ofCase(caseId: string, from: number, to: number): Promise<readonly PlacedEvent[]>;
  /** Which of these tickets were stored: the transactions that brought them have committed. */
  committed(tickets: readonly string[]): Promise<readonly string[]>;
  /** Takes a sink for a turn and says up to which place it has been served; undefined while another worker has it. */
  take(sink: string, turn: Turn): Promise<number | undefined>;
  /** The sink has been served up to a place, and stays taken; false when another worker has taken it meanwhile. */
  advance(sink: string, position: number, turn: Turn): Promise<boolean>;
  /** Lets others take the sink. */
  leave(sink: string, owner: string): Promise<void>;
  /**
   * After the database was restored from a backup: from now on ids are of a new epoch, and places lie behind all that may have
   * been given before. Whoever serves a sink loses it. The number of the epoch.
   */
  raiseEpoch(): Promise<number>;
  /** How many decisions wait for their places, and how far each sink has been served. */
  backlog(): Promise<Backlog>;
};

/** What is on its way: decisions without a place yet, the last place given, and how far each sink has been served. */
export type Backlog = {
  readonly unplaced: number;
  readonly last: number;
  readonly sinks: Readonly<Record<string, number>>;
};
