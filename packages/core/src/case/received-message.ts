import type { Instant } from "@banjian/calendar";
import type { MessageKind } from "./message-kind.js";

/** What a case remembers of a message: which it was, by the fields that say where it stands among the others. */
export type ReceivedMessage = {
  readonly system: string;
  readonly branch: string;
  readonly message: {
    readonly kind: MessageKind;
    readonly fields: Readonly<Record<string, string>>;
  };
  /** When what it tells of happened there, and when it came here. */
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  /** On its word something was done in the case. */
  readonly acted?: true;
  /** The procedure that it opened. */
  readonly procedure?: string;
};
