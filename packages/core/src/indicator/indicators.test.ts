import { parseLocalDate } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { actMarks, lastDayOf } from "./act-mark.js";
import type { Clock } from "./clock.js";
import { Figure } from "./figure.js";
import { formulas, type IndicatorName, versionsOf } from "./formulas.js";
import { groupsOf } from "./groups.js";
import { indicatorsOf } from "./indicators.js";
import type { Span, Subjects } from "./lists.js";
import type { Measure } from "./measure.js";
import type { RatingMark } from "./rating-mark.js";

const day = parseLocalDate;
const september: Span = { from: day("2026-09-01"), to: day("2026-09-30") };

/** A licence filed on the 1st, accepted on the 2nd and completed on the 10th, two days before it was due. */
function measured(caseId: string, more: Partial<Measure> = {}): Measure {
  return {
    caseId,
    ...food,
    channel: "online",
    fate: "completed",
    filedOn: day("2026-09-01"),
    acceptedOn: day("2026-09-02"),
    completedOn: day("2026-09-10"),
    endedOn: day("2026-09-10"),
    visits: 0,
    clocks: [clock("promised", "met", "2026-09-10"), clock("statutory", "met", "2026-09-10")],
    ...more,
  };
}

const food = {
  code: "food",
  type: "licence",
  kind: "promised",
  level: "county",
  online: "full",
  department: "market",
} as const;

function clock(
  limit: string,
  status: Clock["status"],
  endedOn?: string,
  due = "2026-09-12",
): Clock {
  return {
    limit,
    department: "market",
    due: day(due),
    status,
    ...(endedOn === undefined ? {} : { endedOn: day(endedOn) }),
  };
}

function ended(caseId: string, fate: Measure["fate"]): Measure {
  const { completedOn: _on, ...rest } = measured(caseId);
  return { ...rest, fate };
}

function open(caseId: string, clocks: readonly Clock[]): Measure {
  const { completedOn: _on, endedOn: _end, ...rest } = measured(caseId);
  return { ...rest, fate: "open", clocks };
}

function all(subjects: Partial<Subjects>): Subjects {
  return { cases: [], branches: [], acts: [], items: [], versions: [], figures: [], ...subjects };
}

function read(subjects: Partial<Subjects>, name: IndicatorName, span = september) {
  const found = indicatorsOf(all(subjects), span).find((one) => one.name === name);
  const { value, numerator, denominator } = found ?? {};
  return [value, numerator?.keys.join(" "), denominator?.keys.join(" ")];
}

describe("indicators", () => {
  test("IN1: a share is a list of cases over a list of cases, with its version; nothing to divide by is no value", () => {
    const cases = [measured("a"), measured("b", { channel: "window", visits: 1 })];
    expect(read({ cases }, "online-share")).toEqual([0.5, "a", "a b"]);
    expect(read({ cases }, "visits-mean")).toEqual([0.5, "a b", "a b"]);
    expect(read({}, "online-share")).toEqual([undefined, "", ""]);
  });

  test("IN1: a formula that changes keeps its earlier version, by which an old report can be made again", () => {
    const on = day("2026-03-01");
    const versions = ["1", "2"].map((version) => ({ code: "food", version, submittedOn: on }));
    const due = { figure: "items-due", value: 4, on: "2026-01-01", source: "省目录" };
    const subjects = all({ versions, figures: [Figure.parse(due)] });
    const by = (asked?: number) =>
      indicatorsOf(
        subjects,
        september,
        asked === undefined ? {} : { "versions-submitted": asked },
      ).find(({ name }) => name === "versions-submitted");
    expect(by()).toEqual(by(2));
    expect(by(2)).toMatchObject({
      version: 2,
      value: 0.25,
      numerator: { list: "items-submitted", keys: ["food"] },
      denominator: { list: "items-due", keys: ["省目录 2026-01-01"] },
    });
    expect(by(1)).toMatchObject({
      version: 1,
      value: 2,
      numerator: { list: "versions", keys: ["food 1", "food 2"] },
    });
    expect(() => by(3)).toThrow(/no version 3/);
    const names = Object.keys(formulas) as IndicatorName[];
    const known = names.map((name) => versionsOf(name).map(({ version }) => version));
    expect(known.filter((all) => all.some((one, index) => one !== all.length - index))).toEqual([]);
  });

  test("IN8: items and versions are those of the last day, whatever came after", () => {
    const item = { ...food, visits: 1 };
    const items = [
      { ...item, inForce: [{ from: day("2026-01-01"), until: day("2026-09-30") }], visits: 2 },
      { ...item, inForce: [{ from: day("2026-09-30"), until: day("2026-10-08") }] },
      { ...item, inForce: [{ from: day("2026-10-08") }], visits: 3 },
    ];
    const august = { from: day("2026-08-01"), to: day("2026-08-31") };
    expect(read({ items }, "one-visit-items-share", august)).toEqual([0, "", "food"]);
    expect(read({ items }, "one-visit-items-share")).toEqual([1, "food", "food"]);
    const versions = [
      {
        code: "food",
        version: "1",
        submittedOn: day("2026-08-01"),
        publishedOn: day("2026-09-30"),
      },
      { code: "food", version: "2", submittedOn: day("2026-10-08") },
    ];
    expect(read({ versions }, "versions-passed-share", august)).toEqual([0, "", "food 1"]);
    expect(read({ versions }, "versions-passed-share")).toEqual([1, "food 1", "food 1"]);
  });

  test("IN1: online shares are counted over licences alone, by the type of the item", () => {
    const cases = [measured("a"), measured("b", { type: "confirmation", channel: "window" })];
    expect(read({ cases }, "online-share")).toEqual([1, "a", "a"]);
    expect(read({ cases }, "no-visit-share")).toEqual([1, "a b", "a b"]);
  });

  test("IN1: online end to end needs an item that offers it, and nobody who had to come", () => {
    const cases = [
      measured("a"),
      measured("b", { visits: 1 }),
      measured("c", { online: "partial" }),
      measured("d", { channel: "window" }),
    ];
    expect(read({ cases }, "online-completed-share")).toEqual([0.25, "a", "a b c d"]);
  });

  test("IN2: business is what was applied for, accepted and completed; all else is shown apart and in nothing else", () => {
    const cases = [
      measured("a"),
      ...(["deemed", "withdrawn", "void", "ended"] as const).map((fate) => ended(fate, fate)),
      measured("late", { completedOn: day("2026-10-01"), endedOn: day("2026-10-01") }),
      measured("silent", { deemedAccepted: true }),
    ];
    expect(read({ cases }, "business-volume")).toEqual([2, "a silent", undefined]);
    expect(read({ cases }, "completion-share")).toEqual([2 / 3, "a silent", "a late silent"]);
    expect(read({ cases }, "accepted-by-silence")[1]).toBe("silent");
    for (const name of ["deemed", "withdrawn", "void"] as const) {
      expect(read({ cases }, name)).toEqual([1, name, undefined]);
    }
    expect(read({ cases }, "ended-otherwise")[1]).toBe("ended");
  });

  test("IN3: early, on the last day, overdue, not yet due, paused: by the promise, else by the statute, and both reported", () => {
    const statute = (status: Clock["status"]) => clock("statutory", status, "2026-09-10");
    const cases = [
      measured("early"),
      measured("last", { clocks: [clock("promised", "met", "2026-09-12"), statute("met")] }),
      measured("late", { clocks: [clock("promised", "overdue", "2026-09-14"), statute("met")] }),
      measured("law", { clocks: [statute("overdue")] }),
      open("due", [clock("promised", "running", undefined, "2026-10-09")]),
      open("over", [clock("promised", "running")]),
      open("held", [clock("promised", "paused")]),
    ];
    const keys = (name: IndicatorName) => read({ cases }, name)[1];
    expect(keys("early")).toBe("early");
    expect(keys("on-time")).toBe("last");
    expect(keys("overdue")).toBe("late law");
    expect(keys("open-not-due")).toBe("due");
    expect(keys("open-overdue")).toBe("over");
    expect(keys("open-paused")).toBe("held");
    expect(read({ cases }, "promise-kept-share")).toEqual([
      0.5,
      "early last",
      "early last late law",
    ]);
    expect(read({ cases }, "statute-kept-share")).toEqual([
      0.75,
      "early last late",
      "early last late law",
    ]);
  });

  test("IN3: what was completed after the last day was still open on it, and late only if it was due by then", () => {
    const later = { completedOn: day("2026-10-20"), endedOn: day("2026-10-20") };
    const cases = [
      measured("over", { ...later, clocks: [clock("promised", "overdue", "2026-10-20")] }),
      measured("then", {
        ...later,
        clocks: [clock("promised", "overdue", "2026-10-20", "2026-10-09")],
      }),
    ];
    expect(read({ cases }, "open-overdue")[1]).toBe("over");
    expect(read({ cases }, "open-not-due")[1]).toBe("then");
  });

  test("IN3: time left out after the last day, or over by then, makes nothing paused on it", () => {
    const promised = (from: string, until?: string): Clock => ({
      ...clock("promised", until === undefined ? "paused" : "running", undefined, "2026-10-20"),
      pauses: [{ from: day(from), ...(until === undefined ? {} : { until: day(until) }) }],
    });
    const stopped = { completedOn: day("2026-10-20"), endedOn: day("2026-10-20") };
    const cases = [
      open("on-it", [promised("2026-09-30", "2026-10-01")]),
      open("over", [promised("2026-09-10", "2026-09-30")]),
      open("later", [promised("2026-10-01")]),
      open("still", [promised("2026-09-30")]),
      measured("late", { ...stopped, clocks: [clock("promised", "stopped", "2026-10-20")] }),
      measured("not-late", { ...stopped, clocks: [clock("promised", "stopped", "2026-09-20")] }),
    ];
    expect(read({ cases }, "open-paused")[1]).toBe("on-it still");
    expect(read({ cases }, "open-not-due")[1]).toBe("over later not-late");
    expect(read({ cases }, "open-overdue")[1]).toBe("late");
  });

  const rated = (act: RatingMark["act"], level: number, ratedOn: string): RatingMark => ({
    act,
    level,
    ratedOn: day(ratedOn),
  });
  const bad = (status: Clock["status"], due: string, endedOn?: string): RatingMark => ({
    ...rated("acceptance", 4, "2026-09-03"),
    clock: clock("rating:acceptance", status, endedOn, due),
  });
  const readRated = (cases: readonly Measure[], name: IndicatorName, span = september) =>
    read({ cases, acts: cases.flatMap(actMarks) }, name, span);

  test("IN9: three levels of five satisfy; ratings count on their day, whatever became of the case but void", () => {
    const cases = [
      measured("a", { ratings: [rated("filing", 1, "2026-09-01"), bad("running", "2026-10-09")] }),
      { ...ended("gone", "withdrawn"), ratings: [rated("filing", 3, "2026-09-30")] },
      { ...ended("never", "void"), ratings: [rated("filing", 5, "2026-09-02")] },
      measured("later", { ratings: [rated("completion", 2, "2026-10-01")] }),
    ];
    expect(readRated(cases, "satisfaction-share")).toEqual([
      2 / 3,
      "a/filing gone/filing",
      "a/filing a/acceptance gone/filing",
    ]);
    expect(readRated(cases, "bad-ratings")[1]).toBe("a/acceptance");
    expect(readRated(cases, "ratings")[0]).toBe(3);
    expect(readRated([measured("a")], "satisfaction-share")[0]).toBeUndefined();
  });

  test("IN9: a bad rating counts on the day of its answer in time, or else on the day after its time, and never before", () => {
    const cases = [
      measured("answered", { ratings: [bad("met", "2026-09-25", "2026-09-25")] }),
      measured("late", { ratings: [bad("overdue", "2026-09-29", "2026-10-12")] }),
      measured("silent", { ratings: [bad("running", "2026-09-29")] }),
      measured("last-day", { ratings: [bad("running", "2026-09-30")] }),
      measured("early", { ratings: [bad("met", "2026-10-09", "2026-09-28")] }),
    ];
    expect(readRated(cases, "rectified-share")).toEqual([
      0.5,
      "answered/acceptance early/acceptance",
      "answered/acceptance late/acceptance silent/acceptance early/acceptance",
    ]);
    const october = { from: day("2026-10-01"), to: day("2026-10-31") };
    expect(readRated(cases, "rectified-share", october)).toEqual([0, "", "last-day/acceptance"]);
  });

  test("IN9: an act counts as rated where the applicant did so before the days were over, no agent", () => {
    const cases = [
      measured("a", { ratings: [rated("filing", 1, "2026-09-01"), bad("running", "2026-10-09")] }),
      measured("by-agent", { ratings: [{ ...rated("filing", 1, "2026-09-01"), byAgent: true }] }),
      open("later", []),
    ].map((one) => ({ ...one, acceptedOn: day("2026-10-02") }));
    const [value, numerator, denominator] = readRated(cases, "active-rating-share");
    expect([value, numerator]).toEqual([0.2, "a/filing"]);
    expect(denominator).toBe(
      "a/filing a/completion by-agent/filing by-agent/completion later/filing",
    );
    const october = { from: day("2026-10-01"), to: day("2026-10-31") };
    expect(readRated(cases, "active-rating-share", october)[1]).toBe("a/acceptance");
    const early = { from: day("2026-09-01"), to: day("2026-09-02") };
    const rest = [measured("b", { ratings: [rated("filing", 1, "2026-09-03")] })];
    expect(readRated(rest, "active-rating-share", early)[1]).toBe("");
  });

  test("IN9: a case goes on to count until its last rating is settled", () => {
    expect(lastDayOf(open("a", []))).toBeUndefined();
    expect(lastDayOf(measured("a"))).toBe("2026-09-10");
    expect(lastDayOf(measured("a", { ratings: [rated("completion", 1, "2026-10-05")] }))).toBe(
      "2026-10-05",
    );
    expect(lastDayOf(measured("a", { ratings: [bad("running", "2026-10-09")] }))).toBe(
      "2026-10-10",
    );
  });

  test("IN4: on the spot is what was filed at the window and completed on that day", () => {
    const at = { channel: "window", filedOn: day("2026-09-10") } as const;
    const cases = [measured("a"), measured("b", at), measured("c", { ...at, channel: "online" })];
    expect(read({ cases }, "on-the-spot-share")).toEqual([1 / 3, "b", "a b c"]);
  });

  test("IN6: items are claimed by figures from outside, and without one of them there is no value", () => {
    const figure = (name: string, value: number) =>
      Figure.parse({ figure: name, value, on: "2026-01-01", source: "省目录" });
    const figures = [figure("items-to-claim", 200)];
    expect(read({ figures }, "items-claimed-share")[0]).toBeUndefined();
    const all = [...figures, figure("items-claimed", 150)];
    expect(read({ figures: all }, "items-claimed-share")[0]).toBe(0.75);
  });

  test("IN4: an instant item is completed on the spot, and promised ones are counted without it", () => {
    const cases = [
      measured("a"),
      measured("b", { kind: "instant", acceptedOn: day("2026-09-10") }),
    ];
    expect(read({ cases }, "instant")[1]).toBe("b");
    expect(read({ cases }, "same-day-share")).toEqual([0.5, "b", "a b"]);
    expect(read({ cases }, "promised-early-share")[2]).toBe("a");
  });

  test("IN4: parts are items, departments, divisions, levels, months or quarters; a branch is its own department's", () => {
    const branch = {
      ...clock("branch:fire", "overdue", "2026-09-09"),
      branch: "fire",
      department: "fire",
    };
    const one = measured("a", { division: "440300", clocks: [branch] });
    const subjects = all({
      cases: [one, measured("b", { completedOn: day("2026-10-08"), endedOn: day("2026-10-08") })],
      branches: [{ measure: one, clock: branch }],
    });
    const autumn = { from: day("2026-08-31"), to: day("2026-10-31") };
    const keysBy = (by: Parameters<typeof groupsOf>[2]) =>
      groupsOf(subjects, autumn, by).map(({ key }) => key);
    expect(keysBy("department")).toEqual(["fire", "market"]);
    expect(keysBy("item")).toEqual(["food"]);
    expect(keysBy("division")).toEqual(["440300"]);
    expect(keysBy("level")).toEqual(["county"]);
    expect(keysBy("month")).toEqual(["2026-08", "2026-09", "2026-10"]);
    expect(keysBy("quarter")).toEqual(["2026-Q3", "2026-Q4"]);
    const [fire] = groupsOf(subjects, autumn, "department");
    expect(fire && read(fire.subjects, "branch-kept-share")).toEqual([0, "", "a/fire"]);
    expect(fire && read(fire.subjects, "business-volume")[0]).toBe(0);
    const volumes = groupsOf(subjects, autumn, "month").map((part) =>
      read(part.subjects, "business-volume", part.span),
    );
    expect(volumes.map(([value]) => value)).toEqual([0, 1, 1]);
  });

  test("IN6: a figure from outside holds from its day on; without one there is no value", () => {
    const figure = (name: string, value: number, on: string) =>
      Figure.parse({ figure: name, value, on, source: "统计公报" });
    const figures = [
      figure("population", 100, "2026-01-01"),
      figure("population", 200, "2026-09-15"),
      figure("population", 400, "2026-10-01"),
    ];
    expect(read({ figures }, "person-page-share")[0]).toBeUndefined();
    const users = figure("person-page-users", 50, "2026-06-30");
    expect(read({ figures: [...figures, users] }, "person-page-share")).toEqual([
      0.25,
      "统计公报 2026-06-30",
      "统计公报 2026-09-15",
    ]);
    expect(read({}, "items-present-share")[0]).toBeUndefined();
  });

  test("IN8: promises save days only where both limits are in one unit", () => {
    const item = { ...food, visits: 1, inForce: [{ from: day("2026-01-01") }] };
    const days = (count: number) => ({ count, unit: "business-days" as const });
    const items = [
      { ...item, statutory: days(20), promised: days(5) },
      {
        ...item,
        code: "other",
        statutory: { count: 2, unit: "months" as const },
        promised: days(5),
      },
    ];
    expect(read({ items }, "promise-compression")).toEqual([0.75, "food", "food"]);
    expect(read({ items }, "one-visit-items-share")[0]).toBe(1);
    expect(read({ items }, "no-visit-items-share")[0]).toBe(0);
  });
});
