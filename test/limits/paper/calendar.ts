import { readdirSync, readFileSync } from "node:fs";
import { isWeekend, neighbour, plus } from "./day.js";

/** A calendar as it hangs on a wall: of each day, whether offices work, and whether that is known already. */
export type PaperCalendar = {
  works(day: string): boolean;
  /** Whether the schedule of the day's year is not published. */
  isProvisional(day: string): boolean;
};

type Notice = {
  readonly publishedOn: string;
  readonly year?: number;
  readonly holidays: readonly {
    readonly off: readonly string[];
    readonly work: readonly string[];
  }[];
};

const folder = new URL("../../../packages/calendar/src/data/cn/", import.meta.url);
const published = readdirSync(folder)
  .map((file): Notice => JSON.parse(readFileSync(new URL(file, folder), "utf8")))
  .toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));

/** All published notices, and into later years the statute, in pencil. */
export function wallCalendar(): PaperCalendar {
  const scheduled = new Set(published.flatMap(({ year }) => year ?? []));
  const marks = new Map<string, boolean>();
  for (const festivals of almanac) for (const day of statutory(festivals)) marks.set(day, false);
  for (const { holidays } of published) {
    for (const { off, work } of holidays) {
      for (const day of off) marks.set(day, false);
      for (const day of work) marks.set(day, true);
    }
  }
  return {
    works: (day) => marks.get(day) ?? !isWeekend(day),
    isProvisional: (day) => !scheduled.has(Number(day.slice(0, 4))),
  };
}

/** Spring Festival, Tomb-sweeping, Dragon Boat and Mid-Autumn, copied from a printed almanac. */
const almanac = [
  ["2027-02-06", "2027-04-05", "2027-06-09", "2027-09-15"],
  ["2028-01-26", "2028-04-04", "2028-05-28", "2028-10-03"],
  ["2029-02-13", "2029-04-04", "2029-06-16", "2029-09-22"],
  ["2030-02-03", "2030-04-05", "2030-06-05", "2030-09-12"],
  ["2031-01-23", "2031-04-05", "2031-06-24", "2031-10-01"],
  ["2032-02-11", "2032-04-04", "2032-06-12", "2032-09-19"],
  ["2033-01-31", "2033-04-04", "2033-06-01", "2033-09-08"],
  ["2034-02-19", "2034-04-05", "2034-06-20", "2034-09-27"],
  ["2035-02-08", "2035-04-05", "2035-06-10", "2035-09-16"],
  ["2036-01-28", "2036-04-04", "2036-05-30", "2036-10-04"],
] as const;

/** The thirteen days off of the regulation of 2024; each on a week-end moves to the next day that is free for it. */
function statutory([spring, tombs, dragon, autumn]: (typeof almanac)[number]): readonly string[] {
  const year = spring.slice(0, 4);
  const named = [
    `${year}-01-01`,
    ...[-1, 0, 1, 2].map((n) => plus(spring, n)),
    tombs,
    `${year}-05-01`,
    `${year}-05-02`,
    dragon,
    autumn,
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ];
  const taken = new Set(named);
  for (const day of named) {
    if (!isWeekend(day)) continue;
    let instead = neighbour(day, 1);
    while (isWeekend(instead) || taken.has(instead)) instead = neighbour(instead, 1);
    taken.add(instead);
  }
  return [...taken];
}
