import { chinaCalendar, localDateAt } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { parseAllowance } from "../definition/allowance.js";
import { beijing, day, hallFrame } from "../testing/story.js";
import { dueOfLedger } from "./due.js";
import { explainLimit } from "./explain-limit.js";
import type { Ledger } from "./ledger.js";

const frame = hallFrame();

function ledger(start: string, within: string, more: Partial<Ledger> = {}): Ledger {
  const at = beijing(start);
  return {
    key: "limit",
    run: 1,
    from: localDateAt(at, frame.zone),
    at,
    within: parseAllowance(within),
    edition: frame.calendar.edition,
    excluded: [],
    extended: [],
    status: "running",
    fired: [],
    breached: false,
    ...more,
  };
}

const extended = (text: string) => [{ by: parseAllowance(text), approver: "head", reason: "r" }];

test("TL14: a period the applicant was told of is never due before the day that was told", () => {
  const told = ledger("2026-09-14", "5 business-days", { notBefore: day("2026-09-23") });
  expect(dueOfLedger(frame, told)).toMatchObject({
    on: "2026-09-23",
    until: beijing("2026-09-24 00:00"),
  });
  const later = { ...told, notBefore: day("2026-09-18") };
  expect(dueOfLedger(frame, later).on).toBe("2026-09-20");
});

describe("when a limit runs out", () => {
  test.each([
    // start              within               due           runs out (Beijing)    because
    [
      "2026-09-14",
      "5 business-days",
      "2026-09-20",
      "2026-09-21 00:00",
      "TL1: that Sunday is worked",
    ],
    ["2026-09-14", "0 business-days", "2026-09-14", "2026-09-15 00:00", "TL2: the same day"],
    [
      "2026-09-25",
      "0 business-days",
      "2026-09-28",
      "2026-09-29 00:00",
      "TL2: the next business day",
    ],
    ["2026-09-24", "7 calendar-days", "2026-10-08", "2026-10-09 00:00", "TL3: F1, rolled"],
    ["2026-08-31", "1 months", "2026-09-30", "2026-10-01 00:00", "TL3: clamped to the month's end"],
    ["2026-09-14 10:00", "12 hours", "2026-09-14", "2026-09-14 22:00", "TL4: night and all"],
    ["2026-09-14 16:30", "5 office-hours", "2026-09-15", "2026-09-15 14:30", "TL4: not over lunch"],
    [
      "2026-09-24 17:00",
      "1 office-hours",
      "2026-09-28",
      "2026-09-28 09:30",
      "TL4: not on holidays",
    ],
  ])("%s and %s: %s, until %s: %s", (start, within, on, until) => {
    expect(dueOfLedger(frame, ledger(start, within))).toMatchObject({ on, until: beijing(until) });
  });

  test("TL3: roll: stay keeps a last day that is no business day", () => {
    const due = dueOfLedger(frame, ledger("2026-09-24", "7 calendar-days", { roll: "stay" }));
    expect(due.on).toBe("2026-10-01");
  });

  test("TL7: extensions are added in the limit's own unit, hours to hours", () => {
    const days = ledger("2026-04-27", "20 business-days", {
      extended: extended("10 business-days"),
    });
    expect(dueOfLedger(frame, days).on).toBe("2026-06-10");
    const hours = ledger("2026-09-14 10:00", "12 hours", { extended: extended("6 hours") });
    expect(dueOfLedger(frame, hours).until).toBe(beijing("2026-09-15 04:00"));
  });

  test("TL5: an open exclusion counts to its announced end, and the date is provisional", () => {
    const span = { after: day("2026-05-06"), cause: "expert-review", procedure: "p1" };
    const open = ledger("2026-04-27", "20 business-days", {
      excluded: [{ ...span, announced: day("2026-05-13") }],
    });
    expect(dueOfLedger(frame, open)).toMatchObject({ on: "2026-06-04", provisional: true });
    const untold = ledger("2026-04-27", "20 business-days", { excluded: [span] });
    expect(dueOfLedger(frame, untold)).toMatchObject({ on: "2026-05-27", provisional: true });
  });

  test("TL13: a date is derived from the ledger each time: another calendar, another date and edition", () => {
    const one = ledger("2026-09-14", "5 business-days");
    const before = hallFrame(chinaCalendar({ asOf: day("2025-01-01") }));
    expect(dueOfLedger(before, one)).toMatchObject({ on: "2026-09-21", provisional: true });
    expect(dueOfLedger(frame, one)).toMatchObject({ on: "2026-09-20", provisional: false });
    expect(dueOfLedger(before, one).edition).not.toBe(dueOfLedger(frame, one).edition);
  });

  test("a year without a schedule makes it provisional, and every date carries its edition", () => {
    expect(dueOfLedger(frame, ledger("2026-12-28", "20 business-days"))).toMatchObject({
      provisional: true,
      edition: frame.calendar.edition,
    });
    expect(dueOfLedger(frame, ledger("2026-11-02", "20 business-days")).provisional).toBe(false);
  });
});

describe("why it runs out then", () => {
  const review = { zh: "专家评审", en: "expert review" };
  const asked = { causeOf: () => review, on: day("2026-09-14") };

  test("the stretches of days add up to the due date (TL16)", () => {
    const excluded = [
      {
        after: day("2026-05-06"),
        through: day("2026-05-13"),
        cause: "expert-review",
        procedure: "p1",
      },
    ];
    const one = ledger("2026-04-27", "20 business-days", { excluded });
    const { stretches, due, text } = explainLimit(frame, one, asked);
    const counted = stretches.flatMap(({ role }) =>
      role.as === "counted" ? [role.lastOrdinal - role.firstOrdinal + 1] : [],
    );
    expect(counted.reduce((a, b) => a + b, 0)).toBe(20);
    expect(stretches.at(-1)?.last).toBe(due.on);
    expect(text("zh")).toContain("专家评审");
    expect(text("en")).toContain("expert review");
  });

  test("TL12: after the due date its overdue days are told through the day it ended", () => {
    const one = ledger("2026-09-16", "10 business-days", { endedOn: day("2026-10-09") });
    const { days, late } = explainLimit(frame, one, { ...asked, on: day("2026-10-09") });
    expect(days.at(-1)?.day).toBe("2026-09-30");
    expect(late.map(({ role }) => role.as)).toEqual([
      ...Array(7).fill("off"),
      "overdue",
      "overdue",
    ]);
  });

  test("TL14: a date kept for the applicant is explained through that date", () => {
    const told = ledger("2026-09-14", "5 business-days", { notBefore: day("2026-09-23") });
    const { due, stretches } = explainLimit(frame, told, asked);
    expect(stretches.at(-1)).toMatchObject({ last: due.on, days: 3, role: { as: "kept" } });
  });

  test("TL4: office hours are told session by session", () => {
    const one = ledger("2026-09-14 16:30", "4 office-hours");
    const { officeTimes, due } = explainLimit(frame, one, asked);
    expect(officeTimes.map((time) => time.day)).toEqual(["2026-09-14", "2026-09-15"]);
    expect(officeTimes.at(-1)?.until).toBe(due.until);
  });

  test("hours are said in one line, with the instant", () => {
    const { stretches, text } = explainLimit(frame, ledger("2026-09-14 10:00", "12 hours"), asked);
    expect(stretches).toEqual([]);
    expect(text("en")).toBe("2026-09-14T02:00:00.000Z + 12 hours\ndue  2026-09-14T14:00:00.000Z");
    expect(text("zh")).toContain("12小时");
    const more = ledger("2026-09-14 10:00", "12 hours", { extended: extended("6 hours") });
    expect(explainLimit(frame, more, asked).text("en")).toBe(
      "2026-09-14T02:00:00.000Z + 12 hours + 6 hours\ndue  2026-09-14T20:00:00.000Z",
    );
  });
});
