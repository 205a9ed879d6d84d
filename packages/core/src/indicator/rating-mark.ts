import { type LocalDate, plusDays } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import { isBad, limitOfRating, type Rating } from "../case/rating.js";
import type { Item } from "../item/item.js";
import type { Frame } from "../limit/frame.js";
import { type Clock, clockOf } from "./clock.js";

/** What is measured of a rating; a bad one has the time in which it is put right and answered. */
export type RatingMark = Pick<Rating, "act" | "level" | "ratedOn" | "byAgent"> & {
  readonly clock?: Clock;
};

/** What is measured of the ratings of a case. */
export function ratingMarks(
  frame: Frame,
  item: Item,
  { ratings = [], limits }: CaseState,
): readonly RatingMark[] {
  return ratings.map(({ act, level, ratedOn, byAgent }) => {
    const ledger = limits[limitOfRating(act)];
    return {
      act,
      level,
      ratedOn,
      ...(byAgent ? { byAgent } : {}),
      ...(ledger === undefined ? {} : { clock: clockOf(frame, item, ledger) }),
    };
  });
}

/** The day it was settled whether a bad rating was put right in time: when it was answered, else the day after its time had run out. */
export function settledOn({ level, clock }: RatingMark): LocalDate | undefined {
  if (!isBad({ level }) || clock === undefined) return undefined;
  return clock.status === "met" ? clock.endedOn : plusDays(clock.due, 1);
}
