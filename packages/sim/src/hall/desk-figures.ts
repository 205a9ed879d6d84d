import type { Text } from "@banjian/base";
import {
  isBusinessDay,
  type LocalDate,
  type OfficeHours,
  plusDays,
  weekdayOf,
} from "@banjian/calendar";
import { departmentTitle } from "@banjian/core";
import type { DeskAtWork } from "./desk-at-work.js";
import { type Percentiles, percentilesOf } from "./percentiles.js";
import { weekdays } from "./plan-schema.js";
import type { Played } from "./played.js";

/** How a desk was kept busy. */
export type DeskFigures = {
  readonly desk: string;
  readonly title: Text;
  readonly staff: number;
  /** Pieces of work done. */
  readonly done: number;
  /** The share of its office time that was work. */
  readonly busy: number;
  /** Hours by the clock until somebody took a piece of work up. */
  readonly waits?: Percentiles;
  /** Pieces of work that waited at close of business: on average, at most, and when. */
  readonly queue: { readonly mean: number; readonly most: number; readonly on?: LocalDate };
};

/** The figures of every desk. */
export function deskFigures(played: Played): DeskFigures[] {
  return played.desks.map((desk) => {
    const hours = desk.hours ?? played.frame.hours;
    const open = desk.staff * minutesOpen(played, hours);
    const waits = percentilesOf(desk.waits.map((ms) => Math.round(ms / 360_000) / 10));
    return {
      desk: desk.name,
      title: deskTitle(played, desk),
      staff: desk.staff,
      done: desk.done,
      busy: open === 0 ? 0 : desk.worked / open,
      ...(waits && { waits }),
      queue: queueOf(played, desk),
    };
  });
}

function queueOf({ queues }: Played, { name }: DeskAtWork): DeskFigures["queue"] {
  let [sum, most] = [0, 0];
  let on: LocalDate | undefined;
  for (const { day, waiting } of queues) {
    const length = waiting[name] ?? 0;
    sum += length;
    if (length > most) {
      most = length;
      on = day;
    }
  }
  return { mean: sum / Math.max(1, queues.length), most, ...(on && { on }) };
}

function deskTitle({ plan }: Played, { name }: DeskAtWork): Text {
  if (name === "window") return { zh: "窗口", en: "window" };
  const titles = plan.items.map(({ item }) => departmentTitle(item, name));
  return titles.find(({ zh }) => zh !== name) ?? { zh: name, en: name };
}

function minutesOpen({ plan, frame }: Played, hours: OfficeHours): number {
  const { from, through } = plan.content;
  let minutes = 0;
  for (let day = from; day <= through; day = plusDays(day, 1)) {
    const own = hours.dates[day];
    if (own === undefined && !isBusinessDay(frame.calendar, day)) continue;
    const sessions = own ?? hours.weekdays[weekdays[weekdayOf(day) - 1] ?? "monday"];
    for (const [opens, closes] of sessions ?? hours.ordinary) minutes += (closes - opens) / 60_000;
  }
  return minutes;
}
