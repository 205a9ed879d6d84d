import type { Text } from "@banjian/base";
import { type LocalDate, plusDays } from "@banjian/calendar";
import type { Span, Subjects } from "./lists.js";
import type { ItemMark } from "./measure.js";

/** By what a report is divided. */
export const groupings = {
  item: { zh: "事项", en: "item" },
  department: { zh: "部门", en: "department" },
  division: { zh: "行政区划", en: "division" },
  level: { zh: "层级", en: "level" },
  month: { zh: "月", en: "month" },
  quarter: { zh: "季度", en: "quarter" },
} as const satisfies Record<string, Text>;
export type Grouping = keyof typeof groupings;

/** A part of what is reported: what is in it, and over which days. */
export type Group = { readonly key: string; readonly subjects: Subjects; readonly span: Span };

/** The parts of a report, in order. What has no division or department is in none of them. */
export function groupsOf(subjects: Subjects, span: Span, by: Grouping): readonly Group[] {
  if (by === "month" || by === "quarter") {
    return periodsOf(span, by).map((part) => ({ ...part, subjects }));
  }
  const parts = new Map<string, Subjects>();
  for (const over of Object.keys(subjects) as (keyof Subjects)[]) {
    divide(subjects, over, { by, parts });
  }
  return [...parts]
    .map(([key, part]) => ({ key, subjects: part, span }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

type PlaceGrouping = Exclude<Grouping, "month" | "quarter">;

function divide<Over extends keyof Subjects>(
  subjects: Subjects,
  over: Over,
  { by, parts }: { by: PlaceGrouping; parts: Map<string, Subjects> },
): void {
  const keyOf = keys[by][over] as (subject: Subjects[Over][number]) => string | undefined;
  for (const subject of subjects[over]) {
    const key = keyOf(subject);
    if (key === undefined) continue;
    const part = parts.get(key) ?? {
      cases: [],
      branches: [],
      acts: [],
      items: [],
      versions: [],
      figures: [],
    };
    parts.set(key, part);
    (part[over] as Subjects[Over][number][]).push(subject);
  }
}

type Keys = {
  readonly [Over in keyof Subjects]: (subject: Subjects[Over][number]) => string | undefined;
};

const nowhere = () => undefined;

/** To which part each thing belongs. A branch is its department's, whoever's the case is; a figure only whose it says. */
const keys: { readonly [By in PlaceGrouping]: Keys } = {
  item: { ...byMark(({ code }) => code), figures: nowhere },
  department: {
    ...byMark(({ department }) => department),
    branches: ({ clock }) => clock.department,
    figures: ({ department }) => department,
  },
  division: { ...byMark(({ division }) => division), figures: ({ division }) => division },
  level: { ...byMark(({ level }) => level), figures: nowhere },
};

function byMark(key: (mark: Partial<ItemMark>) => string | undefined): Omit<Keys, "figures"> {
  return {
    cases: key,
    branches: ({ measure }) => key(measure),
    acts: ({ measure }) => key(measure),
    items: key,
    versions: key,
  };
}

/** The months or quarters that the span meets, each as far as it lies inside. */
function periodsOf(
  { from, to }: Span,
  by: "month" | "quarter",
): { readonly key: string; readonly span: Span }[] {
  const periods: { key: string; span: Span }[] = [];
  for (let first = from; first <= to; ) {
    const key = keyAt(first, by);
    let last = first;
    for (let next = first; next <= to && keyAt(next, by) === key; next = plusDays(next, 1)) {
      last = next;
    }
    periods.push({ key, span: { from: first, to: last } });
    first = plusDays(last, 1);
  }
  return periods;
}

function keyAt(day: LocalDate, by: "month" | "quarter"): string {
  return by === "month" ? day.slice(0, 7) : quarterOf(day);
}

function quarterOf(day: LocalDate): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
