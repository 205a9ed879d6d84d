import { describe, expect, test } from "vitest";
import { dueDates } from "./period.js";
import { rows } from "./rows.js";

describe("months and years: the same-numbered day, clamped, then rolled once", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "with" | "due" | "because">(`
  rule | start      | limit    | with          | due        | because
  TL3  | 2025-01-31 | 1 months |               | 2025-02-28 | clamped to Friday 28 February
  TL3  | 2024-01-31 | 1 months |               | 2024-02-29 | clamped to 29 February of a leap year, a Thursday
  TL3  | 2023-01-30 | 1 months |               | 2023-02-28 | clamped to Tuesday 28 February
  TL3  | 2026-03-31 | 1 months |               | 2026-04-30 | clamped to Thursday 30 April
  TL3  | 2026-05-31 | 1 months |               | 2026-06-30 | clamped to Tuesday 30 June
  TL3  | 2026-08-31 | 1 months |               | 2026-09-30 | clamped to Wednesday 30 September
  TL3  | 2026-09-01 | 1 months |               | 2026-10-08 | 1 October is a holiday: on to the 8th
  TL3  | 2026-09-01 | 1 months | stay          | 2026-10-01 | and stays there if it says so
  TL3  | 2026-09-01 | 1 months | roll backward | 2026-09-30 | or goes back to 30 September
  TL3  | 2026-08-10 | 2 months |               | 2026-10-10 | Saturday 10 October is worked, so nothing rolls
  TL3  | 2026-08-11 | 2 months |               | 2026-10-12 | Sunday 11 October: on to Monday
  TL3  | 2026-08-11 | 2 months | roll backward | 2026-10-10 | back to Saturday 10 October, which is worked
  TL3  | 2025-12-31 | 2 months |               | 2026-02-28 | clamped to Saturday 28 February, worked in 2026
  TL3  | 2025-11-15 | 3 months |               | 2026-02-24 | 15 February begins Spring Festival: on to Tuesday the 24th
  TL3  | 2025-11-15 | 3 months | roll backward | 2026-02-14 | back to Saturday the 14th, which is worked
  TL3  | 2024-08-31 | 6 months |               | 2025-02-28 | clamped to Friday 28 February 2025
  TL3  | 2023-08-31 | 6 months |               | 2024-02-29 | clamped to Thursday 29 February 2024
  TL3  | 2026-01-05 | 0 months |               | 2026-01-05 | no month at all: the day itself
  TL3  | 2023-02-28 | 1 years  |               | 2024-02-28 | 28 February, not the leap day
  TL3  | 2020-02-29 | 5 years  |               | 2025-02-28 | clamped to Friday 28 February 2025
  TL3  | 2022-02-28 | 4 years  |               | 2026-02-28 | 28 February 2026 is a worked Saturday
  TL3  | 2021-10-01 | 5 years  |               | 2026-10-08 | 1 October 2026: on to the 8th
  TL3  | 2021-10-01 | 5 years  | stay          | 2026-10-01 | a validity that ends on a holiday ends there
  TL3  | 2016-02-29 | 8 years  |               | 2024-02-29 | from leap day to leap day, a Thursday
`),
  )("$rule: $start, $limit $with: $due, $because", ({ due, ...written }) => {
    expect(dueDates(written)).toEqual({ screen: due, paper: due });
  });
});

describe("calendar days", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "with" | "due" | "because">(`
  rule | start      | limit            | with                         | due        | because
  TL3  | 2026-09-22 | 3 calendar-days  |                              | 2026-09-28 | 25 September is Mid-Autumn: on to Monday the 28th
  TL3  | 2026-09-22 | 3 calendar-days  | roll backward                | 2026-09-24 | back to Thursday the 24th
  TL3  | 2026-09-22 | 3 calendar-days  | stay                         | 2026-09-25 | the holiday itself
  TL3  | 2026-09-17 | 3 calendar-days  |                              | 2026-09-20 | Sunday 20 September is worked
  TL3  | 2026-02-01 | 14 calendar-days |                              | 2026-02-24 | 15 February is in Spring Festival: on to the 24th
  TL3  | 2026-02-01 | 13 calendar-days |                              | 2026-02-14 | Saturday 14 February is worked
  TL3  | 2026-02-01 | 30 calendar-days |                              | 2026-03-03 | Tuesday 3 March: February has 28 days
  TL3  | 2024-02-01 | 30 calendar-days |                              | 2024-03-04 | 2 March 2024, a Saturday after the leap day: on to Monday
  TL3  | 2024-02-01 | 29 calendar-days |                              | 2024-03-01 | Friday 1 March: the leap day is counted
  TL3  | 2020-01-10 | 15 calendar-days |                              | 2020-02-03 | 25 January 2020: the lengthened Spring Festival ends on 2 February
  TL3  | 2019-04-16 | 15 calendar-days |                              | 2019-05-05 | 1 May 2019: on to Sunday the 5th, which is worked by the amendment
  TL3  | 2015-08-20 | 14 calendar-days |                              | 2015-09-06 | 3 September 2015, 70 years of victory: on to Sunday the 6th, worked
  TL3  | 2022-12-21 | 10 calendar-days |                              | 2023-01-03 | 31 December 2022 is off by the notice for 2023: on to Tuesday 3 January
  TL3  | 2018-12-19 | 10 calendar-days |                              | 2018-12-29 | Saturday 29 December 2018 is worked by the notice for 2019
  TL3  | 2026-12-01 | 30 calendar-days |                              | 2026-12-31 | Thursday 31 December
  TL3  | 2025-12-02 | 30 calendar-days |                              | 2026-01-04 | 1 January 2026 is a holiday: on to Sunday the 4th, which is worked
  TL3  | 2026-09-24 | 7 calendar-days  | out 2026-09-25 to 2026-09-30 | 2026-10-08 | five days more than 1 October: 6 October, on to the 8th
  TL3  | 2026-11-02 | 10 calendar-days | out 2026-11-12 to 2026-11-30 | 2026-11-12 | an exclusion that begins on the last day gains nothing
  TL3  | 2026-11-02 | 10 calendar-days | +5                           | 2026-11-17 | 17 November, a Tuesday
  TL3  | 2026-11-07 | 0 calendar-days  |                              | 2026-11-09 | a Saturday means the Monday after it
`),
  )("$rule: $start, $limit $with: $due, $because", ({ due, ...written }) => {
    expect(dueDates(written)).toEqual({ screen: due, paper: due });
  });
});

describe("nothing to count", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "with" | "due" | "because">(`
  rule | start      | limit           | with                         | due        | because
  TL2  | 2026-05-01 | 0 business-days |                              | 2026-05-06 | Labour Day: Wednesday the 6th
  TL2  | 2026-05-09 | 0 business-days |                              | 2026-05-09 | a Saturday that is worked is its own answer
  TL2  | 2026-02-14 | 0 business-days |                              | 2026-02-14 | so is this one
  TL2  | 2026-02-15 | 0 business-days |                              | 2026-02-24 | the first day of Spring Festival: Tuesday the 24th
  TL2  | 2026-01-04 | 0 business-days |                              | 2026-01-04 | a worked Sunday
  TL2  | 2026-01-10 | 0 business-days |                              | 2026-01-12 | a plain Saturday: Monday
  TL2  | 2026-11-10 | 0 business-days | out 2026-11-09 to 2026-11-11 | 2026-11-12 | excluded through Wednesday: Thursday
  TL2  | 2026-11-10 | 0 business-days | out 2026-11-10 to 2026-11-11 | 2026-11-10 | excluded only from the next day on: that day
  TL2  | 2026-11-10 | 0 business-days | out 2026-11-09 to 2026-11-13 | 2026-11-16 | excluded through Friday: Monday
  TL2  | 2026-10-02 | 0 business-days | out 2026-10-01 to 2026-10-09 | 2026-10-10 | off and excluded through the 9th: Saturday the 10th is worked
`),
  )("$rule: $start, $limit $with: $due, $because", ({ due, ...written }) => {
    expect(dueDates(written)).toEqual({ screen: due, paper: due });
  });
});
