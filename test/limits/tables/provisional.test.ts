import { describe, expect, test } from "vitest";
import { dueDates, isProvisional } from "./period.js";
import { rows } from "./rows.js";

describe("years without a schedule, by the statute alone", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "with" | "due" | "because">(`
  rule | start      | limit            | with   | due        | because
  TL1  | 2026-12-31 | 1 business-days  |        | 2027-01-04 | Friday 1 January 2027 by the statute, then the week-end
  TL1  | 2027-02-04 | 1 business-days  |        | 2027-02-11 | by the statute 5 to 8 February, made up on the 9th and 10th
  TL1  | 2027-04-02 | 1 business-days  |        | 2027-04-06 | Monday 5 April is Tomb-sweeping Day
  TL1  | 2027-04-30 | 1 business-days  |        | 2027-05-05 | 1 and 2 May are a week-end, made up on Monday and Tuesday
  TL1  | 2027-06-08 | 1 business-days  |        | 2027-06-10 | Wednesday 9 June is Dragon Boat
  TL1  | 2027-09-14 | 1 business-days  |        | 2027-09-16 | Wednesday 15 September is Mid-Autumn
  TL1  | 2027-09-30 | 1 business-days  |        | 2027-10-06 | 1 to 3 October, the week-end made up on the 4th and 5th
  TL3  | 2026-12-02 | 30 calendar-days |        | 2027-01-04 | 1 January 2027: on to Monday the 4th
  TL3  | 2026-11-30 | 3 months         |        | 2027-03-01 | clamped to Sunday 28 February 2027: on to Monday
  TL16 | 2027-02-11 | 1 business-days  | before | 2027-02-04 | back over the provisional Spring Festival to 4 February
`),
  )("$rule: $start, $limit $with: $due, $because", ({ due, ...written }) => {
    expect(dueDates(written)).toEqual({ screen: due, paper: due });
    expect(isProvisional(written)).toBe(true);
  });
});
