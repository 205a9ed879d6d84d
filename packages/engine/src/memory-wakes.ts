import type { LimitRow } from "@banjian/core";
import type { DueMark } from "./ports.js";

/** When the first limits of a case wait for the sweep, in each way of waiting. */
export type Wakes = { readonly position: number; readonly day: string; readonly at: string };

// After every day and every instant.
const never = "~";

/** When the first of these limits wait; undefined where none does. It is asked of every case whenever one is due, and changes only with the case. */
export function wakesOf(limits: readonly LimitRow[]): Wakes | undefined {
  let [position, day, at] = [Number.POSITIVE_INFINITY, never, never];
  for (const { wait } of limits) {
    if (wait === undefined) continue;
    if ("position" in wait) position = Math.min(position, wait.position);
    else if ("day" in wait) day = first(day, wait.day);
    else at = first(at, wait.at);
  }
  const isNever = position === Number.POSITIVE_INFINITY && day === never && at === never;
  return isNever ? undefined : { position, day, at };
}

function first(one: string, other: string): string {
  return other < one ? other : one;
}

/** Whether one of them is due by that mark; where positions are those of another calendar, whoever waits by one. */
export function isDue(wakes: Wakes | undefined, calendar: string, mark: DueMark): boolean {
  if (wakes === undefined) return false;
  const { position, day, at } = wakes;
  if (day <= mark.day || at <= mark.at || position <= mark.position) return true;
  return calendar !== mark.calendar && position < Number.POSITIVE_INFINITY;
}
