import type { Text } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import type { ProcessMessage } from "@banjian/core";

/** What became of a message: nothing yet, taken into its case, waiting for another that must come first, or it cannot be. */
export type Fate = "new" | "taken" | "parked" | "impossible";

/** A row of another system that could not be read: where it stood, as far as it is kept, and why not. */
export type UnreadRow = { readonly line: number; readonly text: string; readonly problem: Text };

/** What another system sent, as it came, and what became of it: a message, or the text of a row that could not be read. */
export type Received = Came &
  (
    | { readonly message: ProcessMessage; readonly raw?: never }
    | { readonly raw: string; readonly message?: never }
  );

type Came = {
  /** Made of the system and what it sent: the same twice is one. */
  readonly id: string;
  readonly system: string;
  /** The case it says it is about, whether there is one or not; empty where a row does not say. */
  readonly caseId: string;
  readonly receivedAt: Instant;
  readonly fate: Fate;
  /** Why it waits, or cannot be. */
  readonly because?: Text;
};

/** Which messages are asked for; what is left out does not matter. */
type ReceivedQuery = {
  readonly id?: string | undefined;
  readonly system?: string | undefined;
  readonly caseId?: string | undefined;
  readonly fates?: readonly Fate[] | undefined;
  /** At most so many, those that came last. */
  readonly count: number;
};

/** The part of a store that keeps what other systems have told. Nothing in it is ever deleted. */
export type InboundStore = {
  /** Keeps a message; where the same came before, that one is answered as it is, and nothing is kept. */
  keepReceived(received: Received): Promise<Received>;
  /** What became of a message; one that was taken stays taken. */
  settleReceived(id: string, became: Pick<Received, "fate" | "because">): Promise<void>;
  /** The messages that are asked for, those that came last first. */
  received(query: ReceivedQuery): Promise<readonly Received[]>;
};
