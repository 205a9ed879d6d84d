import type { Text } from "@banjian/base";
import { calendarError } from "./errors.js";
import { type EpochDay, epochDayOf, type LocalDate } from "./local-date.js";

/** Time that a limit leaves out: the days after `after` through `through`, so none when both are one day (TL5). */
export type Exclusion = {
  readonly after: LocalDate;
  readonly through: LocalDate;
  /** Why, for the explanation: expert review, hearing. */
  readonly cause?: Text | undefined;
};

/** Days after one through another. */
export type Span = { readonly after: EpochDay; readonly through: EpochDay };

const none: readonly Span[] = [];

/** The days left out as spans in order that do not overlap; refuses one that ends before it begins (EXCLUSION_INVALID). */
export function excludedSpans(exclusions: readonly Exclusion[]): readonly Span[] {
  if (exclusions.length === 0) return none;
  const merged: Span[] = [];
  for (const { after, through } of exclusions.map(spanOf).sort((a, b) => a.after - b.after)) {
    const last = merged.at(-1);
    if (last === undefined || after > last.through) merged.push({ after, through });
    else if (through > last.through) merged[merged.length - 1] = { after: last.after, through };
  }
  return merged;
}

function spanOf({ after, through }: Exclusion): Span {
  if (through < after) throw calendarError("EXCLUSION_INVALID", { after, through });
  return { after: epochDayOf(after), through: epochDayOf(through) };
}
