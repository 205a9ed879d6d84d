import type { Instant } from "@banjian/calendar";
import type { ClockJump } from "./storm-guard.js";

/** A jump of the store's clock that was held for a person, and the word that ended it. */
export type ClockHold = ClockJump & {
  readonly id: string;
  /** Who restored a backup and why, where that is the reason for it. */
  readonly restored?: { readonly by: string; readonly reason: string };
  readonly released?: { readonly at: Instant; readonly by: string; readonly reason: string };
};

/** That a backup was restored: who says so and why, the epoch of ids from now on, what may be lost, and the hold that keeps limits waiting. */
export type Restored = {
  readonly epoch: number;
  readonly by: string;
  readonly reason: string;
  /** Behind which place, and since which moment, events may be missing: what the backup has is up to there. */
  readonly gap: { readonly after: number; readonly since?: Instant };
  readonly hold: ClockHold;
};
