import { describe, expect, test } from "vitest";
import { dueDates } from "./period.js";
import { rows } from "./rows.js";

describe("time that is left out", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "with" | "due" | "because">(`
  rule | start      | limit            | with                                                       | due        | because
  TL5  | 2026-09-16 | 10 business-days | out 2026-09-24 to 2026-09-28                               | 2026-10-08 | 25 to 27 are off anyway: only Monday the 28th is gained
  TL5  | 2026-09-16 | 10 business-days | out 2026-09-24 to 2026-09-27                               | 2026-09-30 | a holiday alone gains nothing
  TL5  | 2026-09-16 | 10 business-days | out 2026-09-30 to 2026-10-09                               | 2026-09-30 | begun on the last day: nothing is gained
  TL5  | 2026-09-16 | 10 business-days | out 2026-09-29 to 2026-10-08                               | 2026-10-09 | the 30th and 8 October are passed over: Friday the 9th
  TL5  | 2026-09-16 | 10 business-days | out 2026-09-18 to 2026-09-20                               | 2026-10-08 | the worked Sunday is gained: after National Day
  TL5  | 2026-05-06 | 5 business-days  | out 2026-05-08 to 2026-05-10                               | 2026-05-13 | the worked Saturday is gained
  TL5  | 2026-02-10 | 5 business-days  | out 2026-02-13 to 2026-02-24                               | 2026-02-26 | worked Saturday 14 and Tuesday 24 February are gained
  TL5  | 2026-02-10 | 5 business-days  | out 2026-02-09 to 2026-02-10                               | 2026-02-24 | over before the first day counts
  TL5  | 2026-02-10 | 5 business-days  | out 2026-02-09 to 2026-02-11                               | 2026-02-25 | of its two days one would have counted
  TL5  | 2026-06-01 | 10 business-days | out 2026-06-02 to 2026-06-04, out 2026-06-08 to 2026-06-10 | 2026-06-22 | twice two days
  TL5  | 2026-06-01 | 10 business-days | out 2026-06-02 to 2026-06-05, out 2026-06-04 to 2026-06-09 | 2026-06-23 | overlapping: 3, 4, 5, 8 and 9 June once
  TL5  | 2026-06-01 | 10 business-days | out 2026-06-02 to 2026-06-05, out 2026-06-05 to 2026-06-09 | 2026-06-23 | the second begins on the last day of the first: the same
  TL5  | 2026-06-01 | 10 business-days | out 2026-06-02 to 2026-06-09, out 2026-06-03 to 2026-06-04 | 2026-06-23 | one inside the other: the same
  TL5  | 2026-06-01 | 10 business-days | out 2026-06-12 to 2026-06-12                               | 2026-06-15 | opened and closed on one day
  TL5  | 2026-06-01 | 10 business-days | out 2026-06-12 to 2026-06-22                               | 2026-06-23 | the 15th to 18th and the 22nd are passed over; 19 to 21 June is Dragon Boat
  TL5  | 2019-12-20 | 20 business-days | out 2020-01-17 to 2020-02-03                               | 2020-02-04 | the worked Sunday, 20 to 23 January and 3 February are passed over
`),
  )("$rule: $start, $limit $with: $due, $because", ({ due, ...written }) => {
    expect(dueDates(written)).toEqual({ screen: due, paper: due });
  });
});

describe("extensions", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "with" | "due" | "because">(`
  rule | start      | limit            | with                             | due        | because
  TL7  | 2026-09-16 | 10 business-days | +1                               | 2026-10-08 | one day more than 30 September: after National Day
  TL7  | 2026-09-16 | 10 business-days | +10                              | 2026-10-20 | ten more: 8, 9, 10, 12 to 16, 19 and 20 October
  TL7  | 2026-07-01 | 45 business-days | +15                              | 2026-09-22 | art. 42, paragraph 2: C2
  TL7  | 2026-03-02 | 3 business-days  | +3                               | 2026-03-10 | registration: 3 and 3 more with the registrar's head
  TL7  | 2026-01-31 | 1 years          | +1                               | 2028-01-31 | 31 January 2028, a Monday
  TL7  | 2026-06-01 | 30 calendar-days | +15                              | 2026-07-16 | 16 July, a Thursday
  TL7  | 2026-06-01 | 10 business-days | +5, out 2026-06-16 to 2026-06-18 | 2026-06-25 | excluded within the extension
`),
  )("$rule: $start, $limit $with: $due, $because", ({ due, ...written }) => {
    expect(dueDates(written)).toEqual({ screen: due, paper: due });
  });
});

describe("backward limits", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "with" | "due" | "because">(`
  rule | start      | limit            | with                                 | due        | because
  TL16 | 2026-12-31 | 20 business-days | before                               | 2026-12-03 | 3 December
  TL16 | 2026-10-12 | 2 business-days  | before                               | 2026-10-09 | the worked Saturday is the first, Friday the second
  TL16 | 2026-02-24 | 1 business-days  | before                               | 2026-02-14 | back over Spring Festival to the worked Saturday
  TL16 | 2026-02-24 | 2 business-days  | before                               | 2026-02-13 | and to Friday the 13th
  TL16 | 2026-05-10 | 1 business-days  | before                               | 2026-05-09 | back to the worked Saturday
  TL16 | 2020-02-03 | 1 business-days  | before                               | 2020-01-23 | back over the lengthened Spring Festival to 23 January
  TL16 | 2018-12-31 | 1 business-days  | before                               | 2018-12-29 | back to the worked Saturday 29 December
  TL16 | 2026-10-31 | 30 calendar-days | before                               | 2026-10-01 | 1 October, and it stays there
  TL16 | 2026-10-31 | 30 calendar-days | before, roll backward                | 2026-09-30 | or the last business day before it
  TL16 | 2026-10-31 | 30 calendar-days | before, roll forward                 | 2026-10-08 | or the first after it
  TL16 | 2026-12-31 | 60 calendar-days | before                               | 2026-11-01 | pollution permit: 1 November, a Sunday that stays
  TL16 | 2026-12-31 | 60 calendar-days | before, roll backward                | 2026-10-30 | or Friday 30 October
  TL16 | 2026-05-31 | 3 months         | before                               | 2026-02-28 | clamped to Saturday 28 February, which is worked
  TL16 | 2024-03-31 | 1 months         | before                               | 2024-02-29 | clamped to the leap day
  TL16 | 2025-03-31 | 1 months         | before                               | 2025-02-28 | clamped to 28 February
  TL16 | 2026-02-28 | 2 years          | before                               | 2024-02-28 | 28 February, not the leap day of 2024
  TL16 | 2024-02-29 | 1 years          | before                               | 2023-02-28 | no 29 February in 2023
  TL16 | 2026-10-08 | 0 business-days  | before                               | 2026-10-08 | the day itself is a business day
  TL16 | 2026-10-03 | 0 business-days  | before                               | 2026-09-30 | a holiday: the business day before it
  TL16 | 2026-12-31 | 10 business-days | before, out 2026-12-20 to 2026-12-25 | 2026-12-10 | the excluded week is passed over backwards
  TL16 | 2026-12-31 | 10 business-days | before, +5                           | 2026-12-10 | fifteen business days before
`),
  )("$rule: $start, $limit $with: $due, $because", ({ due, ...written }) => {
    expect(dueDates(written)).toEqual({ screen: due, paper: due });
  });
});
