import { type Amount, dueOf, type Period, parseAmount, parseLocalDate } from "@banjian/calendar";
import { hallFrame } from "../../../packages/core/src/testing/story.js";
import { wallCalendar } from "../paper/calendar.js";
import { due, type PaperLimit } from "../paper/limit.js";

/** A limit as a row of a table writes it: "2026-09-16", "10 business-days", "+5, out 2026-09-24 to 2026-10-08, before, stay". */
export type WrittenPeriod = {
  readonly start: string;
  readonly limit: string;
  readonly with: string;
};

const { calendar } = hallFrame();
const wall = wallCalendar();

/** Both due dates: what the product says, and what is ticked off on a paper calendar. */
export function dueDates(written: WrittenPeriod): { screen: string; paper: string } {
  const period = periodOf(written);
  return { screen: dueOf(calendar, period).due, paper: due(wall, paperOf(period)) };
}

/** Whether the product calls the date provisional. */
export function isProvisional(written: WrittenPeriod): boolean {
  return dueOf(calendar, periodOf(written)).provisional;
}

/** The row as the calendar takes it; refuses words it does not know. */
export function periodOf({ start, limit, with: options }: WrittenPeriod): Period {
  const within = parseAmount(limit);
  const words = options.split(",").flatMap((word) => word.trim() || []);
  const strange = words.find((word) => !/^(\+\d+|out \S+ to \S+|before|stay|roll \S+)$/.test(word));
  if (strange !== undefined) throw new Error(`nobody knows what "${strange}" means`);
  const roll = words.includes("stay") ? "stay" : words.find((word) => word.startsWith("roll "));
  return {
    from: parseLocalDate(start),
    within,
    extended: words.flatMap((word) => extension(word, within)),
    excluded: words.flatMap(exclusion),
    ...(words.includes("before") ? { direction: "before" } : {}),
    ...(roll === undefined ? {} : { roll: roll.replace("roll ", "") as "stay" | "forward" }),
  };
}

function extension(word: string, { unit }: Amount): Amount[] {
  return word.startsWith("+") ? [{ count: Number(word.slice(1)), unit }] : [];
}

function exclusion(word: string) {
  const [, after, through] = /^out (\S+) to (\S+)$/.exec(word) ?? [];
  return after === undefined
    ? []
    : [{ after: parseLocalDate(after), through: parseLocalDate(through) }];
}

function paperOf({
  from,
  within,
  extended = [],
  excluded = [],
  roll,
  direction,
}: Period): PaperLimit {
  const backwards = direction === "before";
  return {
    from,
    ...within,
    extended: extended.map(({ count }) => count),
    stops: excluded,
    roll: roll ?? (backwards ? "stay" : "forward"),
    backwards,
  };
}
