import {
  type Instant,
  localDateAt,
  parseInstant,
  parseLocalDate,
  parseTimeZone,
} from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { dueOfLedger } from "../../../packages/core/src/limit/due.js";
import { hallFrame } from "../../../packages/core/src/testing/story.js";
import { ledger } from "./ledger.js";
import { rows } from "./rows.js";

const frameIn = (zone: string) => ({ ...hallFrame(), zone: parseTimeZone(zone) });
const utc = (text: string): Instant => parseInstant(`${text.replace(" ", "T")}:00Z`);

describe("which day it is in Shanghai, with the summer time of 1986 to 1991", () => {
  test.each(
    rows<"rule" | "instant" | "day" | "because">(`
  rule | instant          | day        | because
  TL1  | 1985-07-01 15:30 | 1985-07-01 | no summer time yet: 23:30
  TL1  | 1986-05-03 15:30 | 1986-05-03 | the last evening of winter time: 23:30
  TL1  | 1986-05-04 15:30 | 1986-05-05 | the first of summer time: 0:30 of the next day
  TL1  | 1986-09-13 15:30 | 1986-09-14 | the last night of summer time
  TL1  | 1986-09-14 15:30 | 1986-09-14 | and an hour less again
  TL1  | 1987-04-11 15:30 | 1987-04-11 | winter time
  TL1  | 1987-04-12 15:30 | 1987-04-13 | summer time from Sunday 12 April
  TL1  | 1987-09-13 15:30 | 1987-09-13 | until Sunday 13 September
  TL1  | 1988-04-16 15:30 | 1988-04-16 | winter time
  TL1  | 1988-04-17 15:30 | 1988-04-18 | summer time from Sunday 17 April
  TL1  | 1988-09-11 15:30 | 1988-09-11 | until Sunday 11 September
  TL1  | 1989-04-16 15:30 | 1989-04-17 | summer time from Sunday 16 April
  TL1  | 1989-09-17 15:30 | 1989-09-17 | until Sunday 17 September
  TL1  | 1990-04-15 15:30 | 1990-04-16 | summer time from Sunday 15 April
  TL1  | 1990-09-16 15:30 | 1990-09-16 | until Sunday 16 September
  TL1  | 1991-04-13 15:30 | 1991-04-13 | winter time
  TL1  | 1991-09-14 15:30 | 1991-09-15 | the last night of all summer time
  TL1  | 1991-09-15 15:30 | 1991-09-15 | never since
  TL1  | 1992-07-01 15:30 | 1992-07-01 | a summer without it: 23:30
`),
  )("$rule: $instant in UTC is $day: $because", ({ instant, day }) => {
    expect(localDateAt(utc(instant), parseTimeZone("Asia/Shanghai"))).toBe(day);
  });
});

describe("a day ends at 24:00 in the zone of its hall", () => {
  test.each(
    rows<"rule" | "zone" | "day" | "ends" | "because">(
      `
  rule | zone                | day        | ends             | because
  TL1  | Asia/Shanghai       | 2026-09-30 | 2026-09-30 16:00 | eight hours ahead
  TL1  | Asia/Hong_Kong      | 2026-09-30 | 2026-09-30 16:00 | eight hours ahead
  TL1  | Asia/Urumqi         | 2026-09-30 | 2026-09-30 18:00 | six hours ahead
  TL1  | Asia/Tokyo          | 2026-09-30 | 2026-09-30 15:00 | nine hours ahead
  TL1  | Asia/Kathmandu      | 2026-09-30 | 2026-09-30 18:15 | five hours and three quarters ahead
  TL1  | UTC                 | 2026-09-30 | 2026-10-01 00:00 | no offset
  TL1  | America/New_York    | 2026-09-30 | 2026-10-01 04:00 | four hours behind, in summer
  TL1  | America/New_York    | 2026-12-31 | 2027-01-01 05:00 | five hours behind, in winter
  TL1  | America/New_York    | 2026-03-07 | 2026-03-08 05:00 | the last day of winter time
  TL1  | America/New_York    | 2026-03-08 | 2026-03-09 04:00 | a day of 23 hours
  TL1  | America/New_York    | 2026-10-31 | 2026-11-01 04:00 | the last day of summer time
  TL1  | America/New_York    | 2026-11-01 | 2026-11-02 05:00 | a day of 25 hours
  TL1  | Europe/London       | 2026-03-29 | 2026-03-29 23:00 | a day of 23 hours
  TL1  | Europe/London       | 2026-10-25 | 2026-10-26 00:00 | a day of 25 hours
  TL1  | Asia/Shanghai       | 1985-07-01 | 1985-07-01 16:00 | before summer time
  TL1  | Asia/Shanghai       | 1986-05-04 | 1986-05-04 15:00 | a day of 23 hours
  TL1  | Asia/Shanghai       | 1988-08-08 | 1988-08-08 15:00 | in summer time
  TL1  | Asia/Shanghai       | 1991-09-15 | 1991-09-15 16:00 | a day of 25 hours
  TL1  | Asia/Shanghai       | 1992-07-01 | 1992-07-01 16:00 | after it
`,
    ),
  )("$rule: $day in $zone ends at $ends UTC: $because", ({ zone, day, ends }) => {
    const frame = frameIn(zone);
    const due = dueOfLedger(frame, ledger(frame, day, "0 calendar-days", { roll: "stay" }));
    expect(due).toMatchObject({ on: parseLocalDate(day), until: utc(ends) });
  });
});

describe("hours run on through nights, week-ends, holidays and changes of the clock", () => {
  test.each(
    rows<"rule" | "zone" | "from" | "limit" | "until" | "on" | "because">(`
  rule | zone             | from                   | limit    | until                  | on         | because
  TL4  | Asia/Shanghai    | 2026-09-30 20:00+08:00 | 12 hours | 2026-10-01 08:00+08:00 | 2026-10-01 | into National Day
  TL4  | Asia/Shanghai    | 2026-10-02 09:00+08:00 | 48 hours | 2026-10-04 09:00+08:00 | 2026-10-04 | begun and ended within it
  TL4  | Asia/Shanghai    | 2026-12-31 18:00+08:00 | 12 hours | 2027-01-01 06:00+08:00 | 2027-01-01 | over the year's end
  TL4  | Asia/Shanghai    | 2024-02-28 12:00+08:00 | 36 hours | 2024-03-01 00:00+08:00 | 2024-03-01 | over the leap day, to midnight
  TL4  | Asia/Shanghai    | 2026-11-09 10:00+08:00 | 0 hours  | 2026-11-09 10:00+08:00 | 2026-11-09 | at once
  TL4  | Asia/Urumqi      | 2026-11-09 23:00+06:00 | 1 hours  | 2026-11-10 00:00+06:00 | 2026-11-10 | midnight belongs to the next day
  TL4  | UTC              | 2026-11-09 23:00+08:00 | 8 hours  | 2026-11-10 07:00+08:00 | 2026-11-09 | still the 9th, 23:00, in UTC
  TL4  | America/New_York | 2026-03-07 20:00-05:00 | 12 hours | 2026-03-08 09:00-04:00 | 2026-03-08 | the clock jumps from 2:00 to 3:00
  TL4  | America/New_York | 2026-10-31 20:00-04:00 | 12 hours | 2026-11-01 07:00-05:00 | 2026-11-01 | 1:00 to 2:00 comes twice
  TL4  | Asia/Shanghai    | 1986-05-03 20:00+08:00 | 12 hours | 1986-05-04 09:00+09:00 | 1986-05-04 | summer time begins at night
  TL4  | Asia/Shanghai    | 1986-09-13 20:00+09:00 | 12 hours | 1986-09-14 07:00+08:00 | 1986-09-14 | and ends
`),
  )(
    "$rule: $from and $limit in $zone: $until, $on: $because",
    ({ zone, from, limit, until, on }) => {
      const frame = frameIn(zone);
      const at = (text: string) => parseInstant(text.replace(/^(\S+) (\d\d:\d\d)/, "$1T$2:00"));
      const due = dueOfLedger(frame, ledger(frame, on, limit, { at: at(from) }));
      expect(due).toMatchObject({ until: at(until), on });
    },
  );
});
