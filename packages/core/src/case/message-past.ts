import type { Instant } from "@banjian/calendar";
import type { MessageKind } from "./message-kind.js";

/** What the messages of one case have said so far. */
export type MessagePast = {
  /** The last data version of each message, by its kind and number. */
  readonly versions: Readonly<Record<string, number>>;
  /** The last result of each kind that has one. */
  readonly results: { readonly [Kind in MessageKind]?: string };
  /** How many notices have gone out, and how many answers have come. */
  readonly notices: number;
  readonly answers: number;
  /** The special procedures that wait for their results. */
  readonly open: readonly string[];
};

/** What the messages of the system in which a branch is handled have said so far, and what was done on their word. */
export type ReceivedPast = MessagePast & {
  /** When what the last of them tells of happened. */
  readonly at: Instant;
  /** The messages on whose word something was done, by kind and number, in order. */
  readonly acts: readonly string[];
  /** Our procedure for each special procedure of theirs. */
  readonly procedures: Readonly<Record<string, string>>;
};
