import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Amount, Unit } from "./amount.js";
import { calendarFrom } from "./business-calendar.js";
import { businessDaysBetween, nthBusinessDay } from "./count.js";
import { dueOf, overdueOn, remainingOn } from "./due.js";
import { explainDays } from "./explain-days.js";
import { foldDays } from "./fold-days.js";
import { type LocalDate, parseLocalDate } from "./local-date.js";
import { parseNotice } from "./notice.js";
import type { Period } from "./period.js";
import type { RollName } from "./roll.js";

// A calendar of an invented country, 2000 to 2059, and the same country as a child would know it: a list of days, and for
// each whether people work. What is compared with the tables below walks that list one day at a time.
const firstYear = 2000;
const years = 60;
const random = generator(20_260_924);
const days: string[] = [];
for (let at = Date.UTC(firstYear, 0, 1); at < Date.UTC(firstYear + years, 0, 1); at += 86_400_000) {
  days.push(new Date(at).toISOString().slice(0, 10));
}
const indexOf = new Map(days.map((day, index) => [day, index]));
const off = new Set(days.filter(() => random() < 0.06));
const worked = new Set(days.filter((day) => !off.has(day) && random() < 0.03));
const works = days.map((day) => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return worked.has(day) || (!off.has(day) && weekday !== 0 && weekday !== 6);
});

const calendar = calendarFrom({
  layers: ["x"],
  notices: Array.from({ length: years }, (_, i) => {
    const year = `${firstYear + i}`;
    const of = (set: Set<string>) => [...set].filter((day) => day.startsWith(year));
    return parseNotice({
      calendar: "x",
      number: year,
      title: year,
      publishedOn: "1999-12-01",
      source: "invented",
      year: Number(year),
      holidays: [{ name: "holiday", off: of(off), work: of(worked) }],
    });
  }),
});

describe("the tables agree with a walk from day to day", () => {
  test("TL1, TL2: the n-th business day after a day, n from 0 to 5,000", () => {
    check(fc.tuple(dayIn(0, 14_000), fc.integer({ min: 0, max: 5000 })), 500, ([from, n]) => {
      const day = n === 0 ? firstFrom(at(from), 1, isWorked) : nthFrom([at(from), n], 1, isWorked);
      const due = nthBusinessDay(calendar, from, n);
      expect(due).toBe(days[day]);
      if (n > 0) expect(businessDaysBetween(calendar, from, due)).toBe(n);
    });
  });

  test("TL16: the n-th business day before a day, n from 1 to 5,000", () => {
    check(fc.tuple(dayIn(8000, 21_900), fc.integer({ min: 1, max: 5000 })), 400, ([from, n]) => {
      expect(nthBusinessDay(calendar, from, -n)).toBe(days[nthFrom([at(from), n], -1, isWorked)]);
    });
  });

  test("TL3, TL5, TL6, TL7, TL16: due dates with exclusions, extensions, every unit and roll, both ways", () => {
    check(anyPeriod, 1000, (period) => {
      const { due, unrolled } = walk(period);
      expect(dueOf(calendar, period)).toMatchObject({ due, unrolled, provisional: false });
    });
  });

  test("TL1: what remains and what is overdue", () => {
    check(fc.tuple(anyPeriod, fc.integer({ min: -40, max: 400 })), 500, ([period, offset]) => {
      const { due } = walk(period);
      const today = parseLocalDate(days[at(period.from) + offset]);
      const [remaining, overdue] = [
        days.slice(at(today) + 1, at(due) + 1),
        days.slice(at(due) + 1, at(today) + 1),
      ];
      const counts = (day: string) => isCounted(period, at(day));
      expect(remainingOn(calendar, period, today)).toBe(
        remaining.filter((day) => counts(day) && !isExcluded(period, day)).length,
      );
      expect(overdueOn(calendar, period, today)).toBe(overdue.filter(counts).length);
    });
  });
});

describe("an explanation", () => {
  test("adds up to the due date: no day is missing, and as many are counted as were allowed", () => {
    check(anyPeriod, 400, (period) => {
      const lines = explainDays(calendar, period);
      const { due } = dueOf(calendar, period);
      const counted = lines.flatMap(({ role }) => (role.as === "counted" ? [role.ordinal] : []));
      expect(lines[0]).toMatchObject({ day: period.from, role: { as: "start" } });
      expect(lines.at(-1)?.day).toBe(due);
      expect(counted).toEqual(Array.from({ length: lengthOf(period) }, (_, i) => i + 1));
      const jumps = lines
        .slice(1)
        .map(({ day }, i) => Math.abs(at(day) - at(lines[i]?.day ?? day)));
      expect(new Set(jumps).size <= 1 && (jumps[0] ?? 1) === 1).toBe(true);
      const misjudged = lines
        .slice(1)
        .filter(({ role }) => role.as !== "rolled" && role.as !== "rest")
        .filter(({ day, role }) => isExcluded(period, day) !== (role.as === "excluded"));
      expect(misjudged).toEqual([]);
      const stretches = foldDays(lines);
      expect(stretches.reduce((sum, stretch) => sum + stretch.days, 0)).toBe(lines.length);
      const allowance = lengthOf({ ...period, extended: [] });
      const extended = stretches.flatMap(({ role, days }) =>
        role.as === "counted" && role.extended ? [days] : [],
      );
      expect(extended.reduce((sum, days) => sum + days, 0)).toBe(lengthOf(period) - allowance);
    });
  });
});

/** The period walked day by day: n countable days from the start, then on to a business day. */
function walk(period: Period): { due: LocalDate; unrolled: LocalDate } {
  const step = period.direction === "before" ? -1 : 1;
  const counts = (index: number) =>
    isCounted(period, index) && !isExcluded(period, days[index] ?? "");
  const [start, length] = [at(period.from), lengthOf(period)];
  const last =
    length === 0 ? firstFrom(start, step, counts) : nthFrom([start, length], step, counts);
  const end = period.restOfLastDay === true && step === 1 ? goesOn(period, last) : last;
  const roll = period.roll ?? (step === 1 ? "forward" : "stay");
  const rolls = period.within.unit !== "business-days" && roll !== "stay";
  const due = rolls ? firstFrom(end, roll === "forward" ? 1 : -1, isWorked) : end;
  return { due: parseLocalDate(days[due]), unrolled: parseLocalDate(days[end]) };
}

// As long as time is left out that began on the day or before it, the limit goes on a day later.
function goesOn(period: Period, last: number): number {
  const stands = (index: number) =>
    (period.excluded ?? []).some(({ after, through }) => at(after) <= index && index < at(through));
  let index = last;
  while (stands(index))
    index = firstFrom(
      firstFrom(index, 1, (one) => !stands(one)),
      1,
      (one) => isCounted(period, one),
    );
  return index;
}

function firstFrom(start: number, step: 1 | -1, is: (index: number) => boolean): number {
  let index = start;
  while (!is(index)) index += step;
  return index;
}

function nthFrom([start, n]: [number, number], step: 1 | -1, is: (index: number) => boolean) {
  let index = start;
  for (let left = n; left > 0; ) {
    index += step;
    if (is(index)) left--;
  }
  return index;
}

function isWorked(index: number): boolean {
  return works[index] === true;
}

/** The days to count; months are counted out on the platform's own calendar. */
function lengthOf({ from, within, extended = [], direction }: Period): number {
  const count = [within, ...extended].reduce((sum, amount) => sum + amount.count, 0);
  if (within.unit === "business-days" || within.unit === "calendar-days") return count;
  const months = count * (within.unit === "years" ? 12 : 1) * (direction === "before" ? -1 : 1);
  const start = new Date(`${from}T12:00:00Z`);
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0); // ran over into the next month
  return Math.abs(Math.round((end.getTime() - start.getTime()) / 86_400_000));
}

function isCounted({ within }: Period, index: number): boolean {
  return within.unit !== "business-days" || isWorked(index);
}

function isExcluded({ excluded = [] }: Period, day: string): boolean {
  return excluded.some(({ after, through }) => after < day && day <= through);
}

function at(day: string): number {
  const index = indexOf.get(day);
  if (index === undefined) throw new Error(`${day} is not in the list`);
  return index;
}

function dayIn(first: number, last: number): fc.Arbitrary<LocalDate> {
  return fc.integer({ min: first, max: last }).map((index) => parseLocalDate(days[index]));
}

const most: Record<Unit, number> = {
  "business-days": 120,
  "calendar-days": 200,
  months: 30,
  years: 4,
};

const anyPeriod: fc.Arbitrary<Period> = fc
  .record({
    from: dayIn(4000, 14_000),
    unit: fc.constantFrom<Unit>("business-days", "calendar-days", "months", "years"),
    percents: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 3 }),
    spans: fc.array(fc.tuple(fc.integer({ min: -60, max: 200 }), fc.integer({ min: 0, max: 40 })), {
      maxLength: 4,
    }),
    roll: fc.constantFrom<RollName | undefined>("stay", "forward", "backward", undefined),
    direction: fc.constantFrom<"after" | "before" | undefined>("after", "before", undefined),
    restOfLastDay: fc.boolean(),
  })
  .map(({ from, unit, percents, spans, roll, direction, restOfLastDay }) => {
    const sign = direction === "before" ? -1 : 1;
    const amounts: Amount[] = percents.map((percent, i) => ({
      unit,
      count: Math.floor((percent * most[unit]) / 100 / (i + 1)),
    }));
    const [within = { unit, count: 0 }, ...extended] = amounts;
    const excluded = spans.map(([offset, length]) => {
      const after = at(from) + sign * offset;
      return { after: parseLocalDate(days[after]), through: parseLocalDate(days[after + length]) };
    });
    return { from, within, extended, excluded, roll, direction, restOfLastDay };
  });

function check<T>(arbitrary: fc.Arbitrary<T>, runs: number, property: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, property), { seed: 20_260_924, numRuns: runs });
}

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
