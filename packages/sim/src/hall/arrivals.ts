import {
  type BusinessCalendar,
  chinaCalendar,
  type EpochDay,
  epochDayOf,
  instantAt,
  isBusinessDay,
  localDateOf,
  msOf,
  type TimeZone,
  weekdayOf,
} from "@banjian/calendar";
import type { Dice } from "./dice.js";
import type { ItemInPlan, Plan } from "./plan.js";
import { weekdays } from "./plan-schema.js";

/** An application that comes: of which item, the number it has among them, and when, in milliseconds. */
export type Arrival = { readonly of: ItemInPlan; readonly number: number; readonly at: number };

/** All applications of a plan in the order in which they come: as many as it says, spread by its weights. */
export function arrivalsOf({ items, content }: Plan, zone: TimeZone, dice: Dice): Arrival[] {
  // The nation's: who comes does not hang on what the plan changes of the calendar.
  const calendar = chinaCalendar();
  const days = daysOf(epochDayOf(content.from), epochDayOf(content.through));
  return items
    .flatMap((of) => {
      const byDay = summed(days.map((day) => dayWeight(of, calendar, day)));
      const byHour = summed(Array.from({ length: 24 }, (_, hour) => hourWeight(of, hour)));
      return Array.from({ length: of.planned.cases }, (_, number): Arrival => {
        const name = [of.name, number] as const;
        const day = days[indexAt(byDay, dice.share(...name, "day"))] ?? 0;
        const hour = indexAt(byHour, dice.share(...name, "hour"));
        const minute = Math.floor(60 * dice.share(...name, "minute"));
        const ms = (hour * 60 + minute) * 60_000;
        return { of, number, at: msOf(instantAt(localDateOf(day), ms, zone)) };
      });
    })
    .toSorted((a, b) => a.at - b.at);
}

function daysOf(first: EpochDay, last: EpochDay): EpochDay[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

// A holiday is like a Sunday, and a weekend day worked in exchange like a Monday.
function dayWeight({ planned }: ItemInPlan, calendar: BusinessCalendar, day: EpochDay): number {
  const { weekdays: weights } = planned.arrives;
  const date = localDateOf(day);
  const works = isBusinessDay(calendar, date);
  if (weights === undefined) return works ? 1 : 0;
  const weekday = weekdayOf(date);
  const counted = works ? (weekday > 5 ? 1 : weekday) : weekday > 5 ? weekday : 7;
  return weights[weekdays[counted - 1] ?? "sunday"] ?? 0;
}

function hourWeight({ planned }: ItemInPlan, hour: number): number {
  const { hours } = planned.arrives;
  if (hours === undefined) return hour >= 9 && hour < 17 ? 1 : 0;
  return hours[String(hour)] ?? hours[String(hour).padStart(2, "0")] ?? 0;
}

function summed(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

/** The first index whose sum lies above that share of the whole. */
function indexAt(sums: readonly number[], share: number): number {
  const sought = share * (sums.at(-1) ?? 0);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > sought) high = middle;
    else low = middle + 1;
  }
  return low;
}
