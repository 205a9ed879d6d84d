import type { Text } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import type { ProcessMessage } from "@banjian/core";

/** What became of a message: nothing yet, taken into its case, waiting for another that must come first, or it cannot be. */
export type Fate = "new" | "taken" | "parked" | "impossible";

/** A message of another system as it came, and what became of it. */
export type Received = {
  /** Made of the system and the message: the same twice is one. */
  readonly id: string;
  readonly system: string;
  /** The case it says it is about, whether there is one or not. */
  readonly caseId: string;
  readonly message: ProcessMessage;
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
