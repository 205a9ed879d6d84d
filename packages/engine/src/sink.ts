import type { Instant } from "@banjian/calendar";
import type { PlacedEvent } from "./outbox.js";

/**
 * Where events are taken to, each at least once and those of a case in their order. Resolving acknowledges the event; what
 * it throws is tried again. The same event may come twice: its id tells.
 */
export type Sink = {
  /** Under which it is known from one start to the next: 1 to 64 lower-case letters, digits, `-`. */
  readonly name: string;
  /** Of how many cases events may be on their way to it at once; 16 unless it says otherwise. */
  readonly abreast?: number;
  /** Whether anything is taken to it at that moment: what comes meanwhile waits, and has not failed. Always, where this is absent. */
  isOpen?(now: Instant): boolean;
  deliver(event: PlacedEvent, signal: AbortSignal): Promise<void>;
  /** An event that it was given last, where it keeps that: so a hall finds out that its database is older than what it has told. */
  last?(): Promise<Pick<PlacedEvent, "id" | "position"> | undefined>;
  /** What waits for it at the same time and goes as one; each alone, where this is absent. */
  readonly digest?: Digest;
};

/** Events that are taken to a sink as one, also of several cases. */
export type Digest = {
  /** What they have in common; an event without it is nothing to this sink. */
  key(event: PlacedEvent): string | undefined;
  deliver(events: readonly PlacedEvent[], signal: AbortSignal): Promise<void>;
};
