import {
  chinaCalendar,
  chinaNotices,
  dueOf,
  type EpochDay,
  epochDayOf,
  type LocalDate,
  localDateOf,
  nthBusinessDay,
  nthBusinessEpochDay,
  parseAmount,
} from "@banjian/calendar";
import { DateTime } from "luxon";
import { bench, describe } from "vitest";

// Twenty business days from each day of ten years. The loop is what a program without this package writes: it walks from
// day to day, asking two sets, and gives the same dates.
const calendar = chinaCalendar();
const days: readonly LocalDate[] = Array.from({ length: 3_650 }, (_, i) => localDateOf(16_436 + i)); // from 2015-01-01
const numbers: readonly EpochDay[] = days.map(epochDayOf);
const within = parseAmount("20个工作日");

const holidays = new Set<string>();
const makeUpDays = new Set<string>();
for (const { holidays: entries } of chinaNotices) {
  for (const { off, work } of entries) {
    for (const day of off) {
      holidays.add(day);
      makeUpDays.delete(day);
    }
    for (const day of work) makeUpDays.add(day);
  }
}

function luxonLoop(from: string): string {
  let day = DateTime.fromISO(from);
  for (let left = 20; left > 0; ) {
    day = day.plus({ days: 1 });
    const text = day.toISODate() ?? "";
    if (makeUpDays.has(text) || (day.weekday < 6 && !holidays.has(text))) left--;
  }
  return day.toISODate() ?? "";
}

for (const day of days) {
  if (luxonLoop(day) !== nthBusinessDay(calendar, day, 20))
    throw new Error(`they differ at ${day}`);
}

// One run counts from every day, so that neither the clock's grain nor one lucky day shows: divide by 3,650.
describe("20 business days from each of 3,650 days", () => {
  bench("whole numbers", () => {
    for (const number of numbers) nthBusinessEpochDay(calendar, number, 20);
  });
  bench("days as text", () => {
    for (const day of days) nthBusinessDay(calendar, day, 20);
  });
  bench("due dates", () => {
    for (const from of days) dueOf(calendar, { from, within });
  });
  bench("a luxon loop over sets of days", () => {
    for (const day of days) luxonLoop(day);
  });
});
