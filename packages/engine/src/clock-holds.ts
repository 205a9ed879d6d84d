import type { Instant } from "@banjian/calendar";
import type { ClockHold, Restored } from "./clock-hold.js";
import type { ClockJump } from "./storm-guard.js";

type Word = { readonly by: string; readonly reason: string };

/** The part of a store that keeps limits from falling due until a person has looked. What becomes of it is stored as an event with it. */
export type ClockHolds = {
  /** Keeps due limits from falling due until a person has looked at the clock, and stores `clock:held` with that; nothing more where one hold is open. */
  hold(jump: ClockJump): Promise<ClockHold>;
  /**
   * After the database was restored from a backup: from now on ids of events are of a new epoch, and places lie behind all that
   * may have been given before. Whoever serves a sink loses it, limits are held, and `hall:restored` is stored with that.
   */
  restored(word: Word, at: Instant): Promise<Restored>;
  /** Ends the open hold, and stores that it is released; nothing where none is. */
  release(word: Word): Promise<ClockHold | undefined>;
  /** Every hold there has been, the latest first. */
  holds(): Promise<readonly ClockHold[]>;
};
