import { parseOfficeHours, receiptDay } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { dueOfLedger } from "../../../packages/core/src/limit/due.js";
import { beijing, hallFrame } from "../../../packages/core/src/testing/story.js";
import { ledger } from "./ledger.js";
import { rows } from "./rows.js";

// From 9:00 to 12:00 and from 13:30 to 17:30; on Fridays until 16:30; half a day before National Day and before New Year.
const frame = {
  ...hallFrame(),
  hours: parseOfficeHours({
    ordinary: [
      ["09:00", "12:00"],
      ["13:30", "17:30"],
    ],
    weekdays: {
      friday: [
        ["09:00", "12:00"],
        ["13:30", "16:30"],
      ],
    },
    dates: { "2026-09-30": [["09:00", "12:00"]], "2026-12-31": [["09:00", "12:00"]] },
  }),
};

describe("the day of receipt, by either rule, and the last day of five business days from it", () => {
  test.each(
    rows<"rule" | "received" | "same" | "next" | "due" | "dueNext" | "because">(`
  rule | received         | same       | next       | due        | dueNext    | because
  TL11 | 2026-09-30 11:59 | 2026-09-30 | 2026-09-30 | 2026-10-13 | 2026-10-13 | the last minute of half a day: 8, 9, 10, 12, 13 October
  TL11 | 2026-09-30 12:00 | 2026-09-30 | 2026-10-08 | 2026-10-13 | 2026-10-14 | closed for National Day from noon
  TL11 | 2026-10-03 10:00 | 2026-10-03 | 2026-10-08 | 2026-10-13 | 2026-10-14 | in the holiday
  TL11 | 2026-10-10 16:00 | 2026-10-10 | 2026-10-10 | 2026-10-16 | 2026-10-16 | on a worked Saturday: 12 to 16 October
  TL11 | 2026-10-10 18:00 | 2026-10-10 | 2026-10-12 | 2026-10-16 | 2026-10-19 | on its evening
  TL11 | 2026-11-06 16:29 | 2026-11-06 | 2026-11-06 | 2026-11-13 | 2026-11-13 | before the early close of Friday
  TL11 | 2026-11-06 16:30 | 2026-11-06 | 2026-11-09 | 2026-11-13 | 2026-11-16 | at it
  TL11 | 2026-11-07 12:00 | 2026-11-07 | 2026-11-09 | 2026-11-13 | 2026-11-16 | on a Saturday
  TL11 | 2026-11-09 00:00 | 2026-11-09 | 2026-11-09 | 2026-11-16 | 2026-11-16 | in the first minute of Monday
  TL11 | 2026-11-09 13:00 | 2026-11-09 | 2026-11-09 | 2026-11-16 | 2026-11-16 | over lunch
  TL11 | 2026-11-09 17:29 | 2026-11-09 | 2026-11-09 | 2026-11-16 | 2026-11-16 | in the last minute
  TL11 | 2026-11-09 23:59 | 2026-11-09 | 2026-11-10 | 2026-11-16 | 2026-11-17 | at night
  TL11 | 2026-01-03 10:00 | 2026-01-03 | 2026-01-04 | 2026-01-08 | 2026-01-09 | the next business day is a worked Sunday
  TL11 | 2026-02-14 18:00 | 2026-02-14 | 2026-02-24 | 2026-02-28 | 2026-03-02 | the evening before Spring Festival; Saturday the 28th is worked
  TL11 | 2020-01-23 18:00 | 2020-01-23 | 2020-02-03 | 2020-02-07 | 2020-02-10 | the evening before the lengthened one
`),
  )("$rule: received $received: $same, due $due; or $next, due $dueNext: $because", (row) => {
    const at = beijing(row.received);
    const same = receiptDay(frame, at, "same-day");
    const next = receiptDay(frame, at, "next-business-day");
    expect([same, next]).toEqual([row.same, row.next]);
    const due = (day: string) => dueOfLedger(frame, ledger(frame, day, "5 business-days")).on;
    expect([due(same), due(next)]).toEqual([row.due, row.dueNext]);
  });
});

describe("at a window the last day ends at close of business", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "until" | "because">(`
  rule | start      | limit            | until            | because
  TL1  | 2026-11-02 | 5 business-days  | 2026-11-09 17:30 | a Monday
  TL1  | 2026-10-30 | 5 business-days  | 2026-11-06 16:30 | a Friday
  TL1  | 2026-09-16 | 10 business-days | 2026-09-30 12:00 | half a day before National Day
  TL1  | 2026-12-24 | 5 business-days  | 2026-12-31 12:00 | half a day before New Year
  TL1  | 2026-09-30 | 3 business-days  | 2026-10-10 17:30 | a Saturday that is worked
  TL1  | 2026-05-06 | 0 business-days  | 2026-05-06 17:30 | the day itself
  TL3  | 2026-09-01 | 1 months         | 2026-10-08 17:30 | rolled to the 8th
`),
  )("$rule: $start, $limit: until $until, $because", ({ start, limit, until }) => {
    const due = dueOfLedger(frame, ledger(frame, start, limit, { closes: "office" }));
    expect(due.until).toBe(beijing(until));
  });

  test("TL1: and a day on which it does not open ends at its midnight", () => {
    const stays = ledger(frame, "2026-09-24", "7 calendar-days", {
      closes: "office",
      roll: "stay",
    });
    expect(dueOfLedger(frame, stays).until).toBe(beijing("2026-10-02 00:00"));
  });
});

describe("office hours", () => {
  test.each(
    rows<"rule" | "from" | "limit" | "until" | "because">(`
  rule | from             | limit           | until            | because
  TL4  | 2026-11-09 08:00 | 7 office-hours  | 2026-11-09 17:30 | a whole day from its opening
  TL4  | 2026-11-09 08:00 | 8 office-hours  | 2026-11-10 10:00 | and an hour of the next
  TL4  | 2026-11-09 12:30 | 4 office-hours  | 2026-11-09 17:30 | from after lunch
  TL4  | 2026-11-09 17:30 | 1 office-hours  | 2026-11-10 10:00 | at closing time nothing is left of the day
  TL4  | 2026-11-13 16:00 | 1 office-hours  | 2026-11-16 09:30 | half an hour of a short Friday, over the week-end
  TL4  | 2026-11-09 09:00 | 34 office-hours | 2026-11-13 16:30 | a week: four days of seven and a Friday of six
  TL4  | 2026-11-09 09:00 | 35 office-hours | 2026-11-16 10:00 | and an hour of the next
  TL4  | 2026-09-30 11:00 | 2 office-hours  | 2026-10-08 10:00 | half a day, then National Day
  TL4  | 2026-10-10 16:30 | 2 office-hours  | 2026-10-12 10:00 | a worked Saturday, then Monday
  TL4  | 2026-02-14 16:30 | 2 office-hours  | 2026-02-24 10:00 | a worked Saturday, then Spring Festival
  TL4  | 2026-05-10 11:00 | 1 office-hours  | 2026-05-11 10:00 | nothing on a Sunday
  TL4  | 2026-11-09 12:30 | 0 office-hours  | 2026-11-09 13:30 | at once means when it opens
  TL4  | 2026-11-09 18:00 | 0 office-hours  | 2026-11-10 09:00 | the next morning
`),
  )("$rule: $from and $limit: $until, $because", ({ from, limit, until }) => {
    const due = dueOfLedger(frame, ledger(frame, from.slice(0, 10), limit, { at: beijing(from) }));
    expect(due.until).toBe(beijing(until));
  });
});
