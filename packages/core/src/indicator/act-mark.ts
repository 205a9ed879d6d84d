import type { LocalDate } from "@banjian/calendar";
import { type RatedActName, ratedActs } from "../case/rating.js";
import type { Measure } from "./measure.js";
import { type RatingMark, settledOn } from "./rating-mark.js";

/** An act of handling that has been done or rated, with the case it is in. */
export type ActMark = {
  readonly measure: Measure;
  readonly act: RatedActName;
  readonly doneOn?: LocalDate;
  readonly rating?: RatingMark;
};

/** The acts of handling in a case, as far as they have been done or rated. */
export function actMarks(measure: Measure): readonly ActMark[] {
  const { filedOn, acceptedOn, completedOn, ratings = [] } = measure;
  const days = { filing: filedOn, acceptance: acceptedOn, completion: completedOn };
  return (Object.keys(ratedActs) as RatedActName[]).flatMap((act) => {
    const doneOn = days[act];
    const rating = ratings.find((one) => one.act === act);
    if (doneOn === undefined && rating === undefined) return [];
    return [
      {
        measure,
        act,
        ...(doneOn === undefined ? {} : { doneOn }),
        ...(rating === undefined ? {} : { rating }),
      },
    ];
  });
}

/** The last day on which anything of a case counts; nothing while it is under way. */
export function lastDayOf({ endedOn, ratings = [] }: Measure): LocalDate | undefined {
  if (endedOn === undefined) return undefined;
  const days = ratings.flatMap((one) => [one.ratedOn, settledOn(one) ?? one.ratedOn]);
  return [endedOn, ...days].toSorted().at(-1);
}
