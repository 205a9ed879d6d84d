import type { Instant } from "@banjian/calendar";
import type { MessageKind } from "@banjian/core";
import type { Period } from "./period.js";

/** A message that is missing: where the hall itself has left out a data version, or where a receiver lacks what was made. */
export type MessageGap = {
  readonly lacks: "hall" | "receiver";
  readonly caseId: string;
  readonly kind: MessageKind;
  readonly version: number;
  /** Of one that was made: its id, and when. */
  readonly id?: string;
  readonly at?: Instant;
};

/** What was found missing among the messages of a period. */
export type GapReport = Period & { readonly gaps: readonly MessageGap[] };
