import { z } from "zod";
import { daySchema } from "./day-schema.js";
import { calendarError } from "./errors.js";
import { type LocalDate, yearOf } from "./local-date.js";
import { problemsIn, say } from "./schema-problems.js";

const text = z.string().trim().min(1).max(500);

const holiday = z.strictObject({
  /** As the notice calls it: 国庆节. */
  name: text,
  /** Days off, week-ends included where the notice counts them. */
  off: z.array(daySchema).default([]),
  /** Make-up workdays (调休上班). */
  work: z.array(daySchema).default([]),
});

const notice = z.strictObject({
  /** The layer it belongs to: "cn" for the nation, "cn-gx" for a region, or a department's own. */
  calendar: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  number: text,
  title: text,
  publishedOn: daySchema,
  /** Where the official text stands. */
  source: text,
  /** The year whose schedule it is; the year is covered from then on. */
  year: z.int().min(1949).max(2199).optional(),
  /** The number of the notice that it changes. */
  amends: text.optional(),
  holidays: z.array(holiday).min(1),
});

/** One official notice (放假通知) of days off and make-up workdays; `publishedOn` decides which editions know it. */
export type Notice = Readonly<z.infer<typeof notice>>;

/** What is quoted of a notice where it decides a day. */
export type NoticeReference = Pick<
  Notice,
  "calendar" | "number" | "title" | "publishedOn" | "source"
>;

const soundNotice = notice.superRefine(refuseContradictions);

/** Reads a notice; refuses it with every problem at once: shape, days that do not exist, and contradictions (NOTICE_INVALID). */
export function parseNotice(value: unknown): Notice {
  const read = soundNotice.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  throw calendarError("NOTICE_INVALID", {
    notice: nameOf(value),
    problems: problemsIn(read.error),
  });
}

function refuseContradictions(it: Notice, context: z.RefinementCtx): void {
  if (it.year !== undefined && it.amends !== undefined) {
    context.addIssue(
      say("年度通知不能同时是修改通知", "a yearly schedule cannot also be an amendment", [
        "amends",
      ]),
    );
  }
  if (it.amends === it.number) {
    context.addIssue(say("通知不能修改自己", "a notice cannot amend itself", ["amends"]));
  }
  const seen = new Set<LocalDate>();
  it.holidays.forEach((entry, index) => {
    for (const list of ["off", "work"] as const) {
      entry[list].forEach((named, position) => {
        const path = ["holidays", index, list, position];
        if (seen.has(named))
          context.addIssue(say(`${named}重复列出`, `${named} is listed twice`, path));
        const [zh, en] = farAway(it, named) ?? [];
        if (zh !== undefined && en !== undefined) context.addIssue(say(zh, en, path));
        seen.add(named);
      });
    }
  });
}

/** A day that a notice cannot be about: far from the year of its schedule, or from the day it was published. */
function farAway({ year, publishedOn }: Notice, named: LocalDate): [string, string] | undefined {
  if (year !== undefined && Math.abs(yearOf(named) - year) > 1) {
    return [`${named}不属于${year}年的安排`, `${named} is far from the year ${year}`];
  }
  if (year !== undefined || Math.abs(yearOf(named) - yearOf(publishedOn)) <= mostYearsAway) {
    return undefined;
  }
  return [
    `${named}距公布之日 ${publishedOn} 太远`,
    `${named} is far from ${publishedOn}, the day of publication`,
  ];
}

// A schedule comes out in the year before, and a late one or an amendment in the year itself or the next.
const mostYearsAway = 2;

function nameOf(value: unknown): string {
  const number = value !== null && typeof value === "object" && "number" in value && value.number;
  return typeof number === "string" ? number.slice(0, 60) : "?";
}
