import type { Instant } from "@banjian/calendar";
import type { MessageMark } from "./message-past.js";

/** What a case remembers of a message: which it was, and when. */
export type ReceivedMessage = {
  readonly system: string;
  readonly branch: string;
  readonly message: MessageMark;
  /** When what it tells of happened there, and when it came here. */
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  /** On its word something was done in the case. */
  readonly acted?: true;
  /** The procedure that it opened. */
  readonly procedure?: string;
};
