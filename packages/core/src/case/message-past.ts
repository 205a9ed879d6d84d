import type { Instant } from "@banjian/calendar";
import type { MessageKind } from "./message-kind.js";

/** Which message it is among those of a case: all that their order depends on. */
export type MessageMark = {
  readonly kind: MessageKind;
  /** Its kind, and its number where a case has several of it. */
  readonly key: string;
  /** Its data version. */
  readonly version: number;
  /** What it says came of it, where its kind has results. */
  readonly result?: string;
  /** The number of the special procedure it is about. */
  readonly procedure?: string;
};

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

/** Before the first message of a case. */
export const noMessages: MessagePast = {
  versions: {},
  results: {},
  notices: 0,
  answers: 0,
  open: [],
};

/** The past with one more message. */
export function withMark(
  past: MessagePast,
  { kind, key, version, result, procedure = "" }: MessageMark,
): MessagePast {
  const others = past.open.filter((one) => one !== procedure);
  return {
    versions: { ...past.versions, [key]: version },
    results: result === undefined ? past.results : { ...past.results, [kind]: result },
    notices: past.notices + (kind === "supplement-notice" ? 1 : 0),
    answers: past.answers + (kind === "supplement-received" ? 1 : 0),
    open:
      kind === "special-procedure"
        ? [...others, procedure]
        : kind === "special-procedure-result"
          ? others
          : past.open,
  };
}
