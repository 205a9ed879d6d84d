import { parseInstant } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { reachOf } from "../../../packages/core/src/limit/reach.js";
import type { When } from "../../../packages/core/src/supervision/rungs.js";
import { beijing, hallFrame } from "../../../packages/core/src/testing/story.js";
import { beside, ledger } from "./ledger.js";
import { rows } from "./rows.js";

const frame = hallFrame();

describe("the day on which a rung is reached", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "with" | "rung" | "on" | "because">(`
  rule | start      | limit             | with                         | rung    | on         | because
  TL1  | 2026-09-16 | 10 business-days  |                              | used 50 | 2026-09-22 | 17, 18, 20, 21, 22: the fifth day
  TL1  | 2026-09-16 | 10 business-days  |                              | used 75 | 2026-09-28 | seven and a half days are over on the eighth
  TL1  | 2026-09-16 | 10 business-days  |                              | used 1  | 2026-09-17 | the first day
  TL1  | 2026-09-16 | 10 business-days  |                              | used 99 | 2026-09-30 | the last
  TL1  | 2026-09-16 | 10 business-days  |                              | left 3  | 2026-09-24 | 28, 29 and 30 September are left
  TL1  | 2026-09-16 | 10 business-days  |                              | left 1  | 2026-09-29 | E2: one business day before
  TL1  | 2026-09-16 | 10 business-days  |                              | left 0  | 2026-09-30 | the last day
  TL1  | 2026-09-16 | 10 business-days  |                              | breach  | 2026-10-01 | the day after it, holiday or not
  TL1  | 2026-09-16 | 10 business-days  |                              | over 1  | 2026-10-08 | E2: the first business day too late
  TL1  | 2026-09-16 | 10 business-days  |                              | over 2  | 2026-10-09 | E2: the second
  TL1  | 2026-09-16 | 10 business-days  |                              | over 3  | 2026-10-10 | a Saturday that is worked
  TL1  | 2026-09-16 | 10 business-days  |                              | over 4  | 2026-10-12 | Monday
  TL5  | 2026-09-16 | 10 business-days  | out 2026-09-24 to 2026-10-08 | used 70 | 2026-09-24 | the seventh day, before the procedure
  TL5  | 2026-09-16 | 10 business-days  | out 2026-09-24 to 2026-10-08 | used 80 | 2026-10-09 | the eighth, after it
  TL5  | 2026-09-16 | 10 business-days  | out 2026-09-24 to 2026-10-08 | left 3  | 2026-09-24 | 9, 10 and 12 October are left; nothing between counts
  TL5  | 2026-09-16 | 10 business-days  | out 2026-09-24 to 2026-10-08 | left 2  | 2026-10-09 | 10 and 12 October
  TL7  | 2026-09-16 | 10 business-days  | +10                          | used 50 | 2026-09-30 | ten of twenty
  TL7  | 2026-09-16 | 10 business-days  | +10                          | left 5  | 2026-10-13 | 14, 15, 16, 19 and 20 October are left
  TL3  | 2026-11-02 | 30 calendar-days  |                              | used 80 | 2026-11-26 | 24 days after
  TL3  | 2026-11-02 | 30 calendar-days  |                              | left 10 | 2026-11-22 | ten days before 2 December, a Sunday
  TL3  | 2026-11-02 | 30 calendar-days  |                              | over 4  | 2026-12-06 | a Sunday: calendar days are late on Sundays too
  TL5  | 2026-11-02 | 30 calendar-days  | out 2026-11-10 to 2026-11-15 | used 50 | 2026-11-22 | 3 to 10, then 16 to 22 November
  TL5  | 2026-11-02 | 30 calendar-days  | out 2026-11-10 to 2026-11-15 | left 25 | 2026-11-07 | three days, then 16 November to 7 December
  TL3  | 2026-03-02 | 1 months          |                              | used 50 | 2026-03-18 | 16 of 31 days, not a whole month
  TL3  | 2026-03-02 | 1 months          |                              | left 5  | 2026-03-28 | five calendar days before 2 April
  TL3  | 2026-09-01 | 1 months          |                              | used 50 | 2026-09-16 | 15 of 30 days; the roll to 8 October is none of them
  TL3  | 2026-09-01 | 1 months          |                              | left 7  | 2026-10-01 | seven days before the rolled day
  TL3  | 2026-01-01 | 1 years           |                              | used 50 | 2026-07-03 | 183 of 365 days
  TL2  | 2026-10-01 | 0 business-days   |                              | used 50 | 2026-10-08 | nothing to use: the day itself
`),
  )("$rule: $start, $limit $with: $rung on $on, $because", (row) => {
    const one = ledger(frame, row.start, row.limit, beside(row.with, row.limit));
    expect(reachOf(frame, one, rungOf(row.rung)).on).toBe(row.on);
  });
});

describe("the moment at which a limit in hours reaches a rung; the office opens from 9:00 to 12:00 and from 13:30 to 17:30", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "rung" | "at" | "because">(`
  rule | start            | limit           | rung    | at               | because
  TL4  | 2026-11-09 10:00 | 24 hours        | left 6  | 2026-11-10 04:00 | six hours before, at night
  TL4  | 2026-11-09 10:00 | 24 hours        | used 50 | 2026-11-09 22:00 | twelve hours
  TL4  | 2026-11-09 10:00 | 24 hours        | breach  | 2026-11-10 10:00 | to the minute
  TL4  | 2026-11-09 10:00 | 24 hours        | over 12 | 2026-11-10 22:00 | twelve hours over
  TL4  | 2026-11-09 09:00 | 14 office-hours | breach  | 2026-11-10 17:30 | two days of seven hours
  TL4  | 2026-11-09 09:00 | 14 office-hours | left 2  | 2026-11-10 15:30 | in the last afternoon
  TL4  | 2026-11-09 09:00 | 14 office-hours | left 8  | 2026-11-09 16:30 | an hour of Monday and Tuesday's seven, no night between
  TL4  | 2026-11-09 09:00 | 14 office-hours | used 50 | 2026-11-09 17:30 | the whole of Monday
  TL4  | 2026-11-09 09:00 | 14 office-hours | over 1  | 2026-11-11 10:00 | the first office hour after it
  TL4  | 2026-11-13 16:30 | 2 office-hours  | used 50 | 2026-11-13 17:30 | the last hour of Friday
  TL4  | 2026-11-13 16:30 | 2 office-hours  | over 1  | 2026-11-16 11:00 | it ended at 10:00 on Monday
  TL4  | 2026-09-30 16:30 | 1 office-hours  | over 1  | 2026-10-08 10:00 | over National Day
`),
  )("$rule: $start, $limit: $rung at $at, $because", ({ start, limit, rung, at }) => {
    const one = ledger(frame, start.slice(0, 10), limit, { at: beijing(start) });
    expect(reachOf(frame, one, rungOf(rung)).at).toBe(parseInstant(beijing(at)));
  });
});

function rungOf(text: string): When {
  const [what = "", count] = text.split(" ");
  if (what === "breach") return "breach";
  if (what === "used") return { used: Number(count) };
  return what === "left" ? { remaining: Number(count) } : { overdue: Number(count) };
}
