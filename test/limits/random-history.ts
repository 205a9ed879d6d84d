import fc from "fast-check";
import { daysFrom, plus } from "./paper/day.js";
import type { PaperLimit } from "./paper/limit.js";
import type { Entry } from "./paper/sheet.js";

/** What happened to one limit, and which days and rungs to ask about. */
export type History = {
  readonly begun: Omit<PaperLimit, "stops" | "extended">;
  readonly closes: boolean;
  readonly entries: readonly Entry[];
  readonly asked: readonly string[];
  readonly rungs: { readonly used: number; readonly left: number; readonly over: number };
};

const longest = { "business-days": 45, "calendar-days": 90, months: 13, years: 2 } as const;

const length = fc.record({
  unit: fc.constantFrom(
    ...Array.from({ length: 4 }, () => "business-days" as const),
    ...Array.from({ length: 3 }, () => "calendar-days" as const),
    ...Array.from({ length: 2 }, () => "months" as const),
    "years" as const,
  ),
  // Now and then nothing at all, and now and then four times as much as usual.
  share: fc.oneof(
    { weight: 8, arbitrary: fc.noBias(fc.nat(100)) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.noBias(fc.nat(300)) },
  ),
});

// Most begin where notices overlap, are amended or end; some anywhere from 2013 on.
const start = fc.oneof(
  { weight: 3, arbitrary: fc.nat(daysFrom("2013-01-01", "2028-12-31")).map(from("2013-01-01")) },
  { weight: 2, arbitrary: fc.nat(900).map(from("2025-06-01")) },
  { weight: 1, arbitrary: fc.nat(500).map(from("2019-01-01")) },
  { weight: 1, arbitrary: fc.nat(60).map(from("2023-12-20")) },
);

type Step = {
  readonly kind: number;
  readonly gap: number;
  readonly length: number;
  readonly choice: number;
};

const steps = fc.array(
  fc.noBias(
    fc.record({ kind: fc.nat(11), gap: fc.nat(12), length: fc.nat(25), choice: fc.nat(100) }),
  ),
  { maxLength: 9, size: "max" },
);

/** A random history: a start, and up to nine things that happen to the limit or are put right afterwards. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    length,
    start,
    roll: fc.constantFrom(
      "forward" as const,
      "forward" as const,
      "backward" as const,
      "stay" as const,
    ),
    backwards: fc.nat(7).map((n) => n === 0),
    closes: fc.nat(9).map((n) => n === 0),
    steps,
    asked: fc.array(fc.integer({ min: -20, max: 120 }), { minLength: 2, maxLength: 2 }),
    rungs: fc.record({
      used: fc.integer({ min: 1, max: 99 }),
      left: fc.nat(12),
      over: fc.integer({ min: 1, max: 12 }),
    }),
  })
  .map(({ length: { unit, share }, start: from, roll, backwards, closes, asked, ...rest }) => ({
    begun: { from, count: Math.floor((longest[unit] * share) / 100), unit, roll, backwards },
    closes,
    entries: entriesOf({ from, backwards, most: longest[unit] }, rest.steps),
    asked: asked.map((n) => plus(from, backwards ? -n : n)),
    rungs: rest.rungs,
  }));

// Keeps a diary: only what is open can go on, only what was extended can be undone.
function entriesOf(
  { from, backwards, most }: { from: string; backwards: boolean; most: number },
  all: readonly Step[],
): Entry[] {
  const entries: Entry[] = [];
  const open: string[] = [];
  const named: string[] = [];
  let extensions = 0;
  let today = plus(from, backwards ? -150 : 0);
  for (const { kind, gap, length, choice } of all) {
    today = plus(today, gap);
    const entry = entryOf({ kind, length, choice, most, today, open, named, extensions });
    if (entry === undefined) continue;
    entries.push(entry);
    if (entry.what === "stops") {
      open.push(entry.name);
      named.push(entry.name);
    } else if (entry.what === "goes on") {
      open.splice(open.indexOf(entry.name), 1);
    } else if (entry.what === "starts again") {
      open.length = 0;
      named.length = 0;
      extensions = 0;
    } else if (entry.what === "extended") extensions++;
    else if (entry.what === "undone") extensions--;
  }
  return entries;
}

type Diary = Omit<Step, "gap"> & {
  readonly most: number;
  readonly today: string;
  readonly open: readonly string[];
  readonly named: readonly string[];
  readonly extensions: number;
};

function entryOf(diary: Diary): Entry | undefined {
  const { kind, length, choice, most, today, open, named, extensions } = diary;
  if (kind < 4) {
    const name = `p${named.length + 1}`;
    const announced = choice % 4 === 0 ? {} : { announced: plus(today, length) };
    return { what: "stops", day: today, name, ...announced };
  }
  if (kind < 7) {
    const name = pick(open, choice);
    return name === undefined ? undefined : { what: "goes on", day: today, name };
  }
  if (kind === 7) return { what: "extended", by: choice % Math.ceil(1 + most / 4) };
  if (kind === 8 && extensions > 0) return { what: "undone", number: 1 + (choice % extensions) };
  if (kind === 9) return { what: "moved", to: plus(today, -length) };
  if (kind === 10) return datedAgain(diary);
  if (choice % 3 === 0) return { what: "starts again", day: today };
  return choice % 3 === 1 ? { what: "changed", to: choice % most } : undefined;
}

function datedAgain({ length, choice, today, open, named }: Diary): Entry | undefined {
  const name = pick(named, choice);
  const after = plus(today, -length - 4);
  if (name === undefined) return undefined;
  return open.includes(name)
    ? { what: "dated again", name, after: plus(after, -40) }
    : { what: "dated again", name, after, through: plus(after, choice % 30) };
}

function pick(names: readonly string[], choice: number): string | undefined {
  return names[choice % Math.max(1, names.length)];
}

function from(first: string): (n: number) => string {
  return (n) => plus(first, n);
}
