import type { LocalDate } from "@banjian/calendar";
import { isBad } from "../case/rating.js";
import type { Allowance } from "../definition/allowance.js";
import type { ActMark } from "./act-mark.js";
import type { CatalogueMark, VersionMark } from "./catalogue-mark.js";
import { type Clock, standingOn } from "./clock.js";
import type { Figure, figureNames } from "./figure.js";
import type { Measure } from "./measure.js";
import { type RatingMark, settledOn } from "./rating-mark.js";

/** The limit of a branch, with the case it is in. */
type BranchMark = { readonly measure: Measure; readonly clock: Clock };

/** Everything that can be counted. */
export type Subjects = {
  readonly cases: readonly Measure[];
  readonly branches: readonly BranchMark[];
  readonly acts: readonly ActMark[];
  readonly items: readonly CatalogueMark[];
  readonly versions: readonly VersionMark[];
  readonly figures: readonly Figure[];
};

/** The days that are counted, first and last included. */
export type Span = { readonly from: LocalDate; readonly to: LocalDate };

/** One thing that was counted, and for how much. */
type Entry = { readonly key: string; readonly weight: number };

/** Which things of what there is are counted in a span of days. */
export type List = (subjects: Subjects, span: Span) => readonly Entry[];

const cases = (holds: (measure: Measure, span: Span) => boolean | number): List =>
  listOf("cases", ({ caseId }) => caseId, holds);

const branches = (holds: (mark: BranchMark, span: Span) => boolean): List =>
  listOf("branches", ({ measure, clock }) => `${measure.caseId}/${clock.branch}`, holds);

// Whatever became of a case, how it was handled can be rated; what was void was never handled.
const acts = (holds: (mark: ActMark, span: Span) => boolean): List =>
  listOf(
    "acts",
    ({ measure, act }) => `${measure.caseId}/${act}`,
    (mark, span) => mark.measure.fate !== "void" && holds(mark, span),
  );

const ratings = (holds: (rating: RatingMark, span: Span) => boolean): List =>
  acts(({ rating }, span) => rating !== undefined && holds(rating, span));

// What was in force at the end of the last day.
const items = (holds: (mark: CatalogueMark) => boolean | number): List =>
  listOf(
    "items",
    ({ code }) => code,
    (mark, { to }) => isInForce(mark, to) && holds(mark),
  );

// What has been reached of a version by the end of the last day.
const versions = (reached: (mark: VersionMark) => LocalDate | undefined): List =>
  listOf(
    "versions",
    ({ code, version }) => `${code} ${version}`,
    (mark, { to }) => hasCome(reached(mark), to),
  );

/** The figure that held last on the last day; nothing where there is none. */
const figure =
  (name: keyof typeof figureNames): List =>
  ({ figures }, { to }) => {
    const [last] = figures
      .filter((one) => one.figure === name && one.on <= to)
      .toSorted((a, b) => (a.on > b.on ? -1 : 1));
    return last === undefined ? [] : [{ key: `${last.source} ${last.on}`, weight: last.value }];
  };

function listOf<Over extends keyof Subjects>(
  over: Over,
  keyOf: (subject: Subjects[Over][number]) => string,
  holds: (subject: Subjects[Over][number], span: Span) => boolean | number,
): List {
  return (subjects, span) => {
    const found: Entry[] = [];
    for (const subject of subjects[over]) {
      const held = holds(subject, span);
      if (held !== false) found.push({ key: keyOf(subject), weight: held === true ? 1 : held });
    }
    return found;
  };
}

/** Every list a formula may name. Cases that silence decided, that were withdrawn or void, or ended otherwise are in lists of their own and in no other but those of ratings. */
export const lists = {
  filed: cases((one, span) => isWithin(one.filedOn, span) && counts(one)),
  accepted: cases((one, span) => isWithin(one.acceptedOn, span) && counts(one)),
  "accepted-by-silence": cases(
    (one, span) => isWithin(one.acceptedOn, span) && counts(one) && one.deemedAccepted === true,
  ),
  "accepted-and-completed": cases(
    (one, span) =>
      isWithin(one.acceptedOn, span) &&
      one.fate === "completed" &&
      one.completedOn !== undefined &&
      one.completedOn <= span.to,
  ),
  completed: cases(isCompleted),
  "completed-online": cases((one, span) => isCompleted(one, span) && one.channel === "online"),
  "completed-end-to-end": cases(
    (one, span) =>
      isCompleted(one, span) &&
      one.channel === "online" &&
      one.online === "full" &&
      one.visits === 0,
  ),
  "completed-same-day": cases(
    (one, span) => isCompleted(one, span) && one.acceptedOn === one.completedOn,
  ),
  "completed-on-the-spot": cases(
    (one, span) =>
      isCompleted(one, span) && one.channel === "window" && one.filedOn === one.completedOn,
  ),
  "completed-without-visit": cases((one, span) => isCompleted(one, span) && one.visits === 0),
  visits: cases((one, span) => isCompleted(one, span) && one.visits),
  "instant-completed": cases((one, span) => isCompleted(one, span) && one.kind === "instant"),
  "promised-completed": cases(
    (one, span) => isCompleted(one, span) && one.kind === "promised" && clockOf(one) !== undefined,
  ),
  early: cases((one, span) => isCompleted(one, span) && isEarly(clockOf(one))),
  "on-time": cases((one, span) => isCompleted(one, span) && isOnLastDay(clockOf(one))),
  overdue: cases((one, span) => isCompleted(one, span) && clockOf(one)?.status === "overdue"),
  "with-promise": cases((one, span) => isCompleted(one, span) && isMeasured(clockOf(one))),
  kept: cases((one, span) => isCompleted(one, span) && clockOf(one)?.status === "met"),
  "with-statute": cases(
    (one, span) => isCompleted(one, span) && isMeasured(clockOf(one, "statutory")),
  ),
  "statute-kept": cases(
    (one, span) => isCompleted(one, span) && clockOf(one, "statutory")?.status === "met",
  ),
  "statute-overdue": cases(
    (one, span) => isCompleted(one, span) && clockOf(one, "statutory")?.status === "overdue",
  ),
  "open-not-due": cases((one, span) => isOpen(one, span) && isInTime(one, span)),
  "open-paused": cases((one, span) => isOpen(one, span) && stood(one, span) === "paused"),
  "open-overdue": cases((one, span) => isOpen(one, span) && stood(one, span) === "late"),
  deemed: cases((one, span) => one.fate === "deemed" && isWithin(one.endedOn, span)),
  withdrawn: cases((one, span) => one.fate === "withdrawn" && isWithin(one.endedOn, span)),
  void: cases((one, span) => one.fate === "void" && isWithin(one.endedOn, span)),
  "ended-otherwise": cases((one, span) => one.fate === "ended" && isWithin(one.endedOn, span)),
  "branches-done": branches(
    ({ measure, clock }, span) =>
      counts(measure) && isWithin(clock.endedOn, span) && isMeasured(clock),
  ),
  "branches-kept": branches(
    ({ measure, clock }, span) =>
      counts(measure) && isWithin(clock.endedOn, span) && clock.status === "met",
  ),
  acts: acts(({ doneOn }, span) => isWithin(doneOn, span)),
  "acts-rated-by-applicant": acts(
    ({ doneOn, rating }, span) =>
      isWithin(doneOn, span) &&
      rating !== undefined &&
      !rating.byAgent &&
      rating.ratedOn <= span.to,
  ),
  ratings: ratings(({ ratedOn }, span) => isWithin(ratedOn, span)),
  "ratings-good": ratings((one, span) => isWithin(one.ratedOn, span) && !isBad(one)),
  "ratings-bad": ratings((one, span) => isWithin(one.ratedOn, span) && isBad(one)),
  "bad-ratings-settled": ratings((one, span) => isWithin(settledOn(one), span)),
  "bad-ratings-rectified": ratings(
    (one, span) => isWithin(settledOn(one), span) && one.clock?.status === "met",
  ),
  items: items(() => true),
  "items-online": items(({ online }) => online === "full"),
  "items-with-visits": items(({ visits }) => visits !== undefined),
  "items-one-visit": items(({ visits }) => visits !== undefined && visits <= 1),
  "items-no-visit": items(({ visits }) => visits === 0),
  "statutory-days": items((one) => comparable(one)?.statutory ?? false),
  "days-saved": items((one) => {
    const both = comparable(one);
    return both !== undefined && both.statutory - both.promised;
  }),
  "certificate-kinds-electronic": ({ items: all }, { to }) =>
    each(all.flatMap((one) => (isInForce(one, to) ? (one.eCertificate ?? []) : []))),
  versions: versions(({ submittedOn }) => submittedOn),
  "versions-confirmed": versions(({ reviewedOn }) => reviewedOn),
  "versions-passed": versions(({ publishedOn }) => publishedOn),
  "items-submitted": ({ versions: all }, { to }) =>
    each(all.flatMap(({ code, submittedOn }) => (hasCome(submittedOn, to) ? code : []))),
  population: figure("population"),
  enterprises: figure("enterprises"),
  "person-page-users": figure("person-page-users"),
  "enterprise-page-users": figure("enterprise-page-users"),
  "certificate-kinds-due": figure("certificate-kinds-due"),
  "items-due": figure("items-due"),
  "items-claimed": figure("items-claimed"),
  "items-to-claim": figure("items-to-claim"),
} as const satisfies Record<string, List>;

export type ListName = keyof typeof lists;

function each(keys: readonly string[]): readonly Entry[] {
  return [...new Set(keys)].map((key) => ({ key, weight: 1 }));
}

function hasCome(day: LocalDate | undefined, last: LocalDate): boolean {
  return day !== undefined && day <= last;
}

function isInForce({ inForce }: CatalogueMark, day: LocalDate): boolean {
  return inForce.some(({ from, until }) => from <= day && (until === undefined || day < until));
}

function isWithin(day: LocalDate | undefined, { from, to }: Span): boolean {
  return day !== undefined && from <= day && day <= to;
}

function counts({ fate }: Measure): boolean {
  return fate === "open" || fate === "completed";
}

// 业务量: applied for, accepted and completed.
function isCompleted(one: Measure, span: Span): boolean {
  return (
    one.fate === "completed" && one.acceptedOn !== undefined && isWithin(one.completedOn, span)
  );
}

/** Whether it was under way at the end of the last day. */
function isOpen({ filedOn, endedOn, fate }: Measure, { to }: Span): boolean {
  const hasBegun = filedOn !== undefined && filedOn <= to;
  return hasBegun && (fate === "open" || (endedOn !== undefined && endedOn > to));
}

/** The promised limit, or where nothing was promised the statutory one. */
function clockOf({ clocks }: Measure, limit?: "statutory"): Clock | undefined {
  const found = (name: string) => clocks.find((clock) => clock.limit === name);
  return limit === undefined ? (found("promised") ?? found("statutory")) : found(limit);
}

function isMeasured(clock: Clock | undefined): boolean {
  return clock?.status === "met" || clock?.status === "overdue";
}

function isEarly(clock: Clock | undefined): boolean {
  return clock?.status === "met" && clock.endedOn !== undefined && clock.endedOn < clock.due;
}

function isOnLastDay(clock: Clock | undefined): boolean {
  return clock?.status === "met" && !isEarly(clock);
}

/** How its clock stood at the end of the last day; before it had one, nothing could be late. */
function stood(one: Measure, { to }: Span): ReturnType<typeof standingOn> {
  const clock = clockOf(one);
  return clock === undefined ? "running" : standingOn(clock, to);
}

function isInTime(one: Measure, span: Span): boolean {
  const how = stood(one, span);
  return how === "running" || how === "ended";
}

/** The two limits of an item where both are in the same unit. */
function comparable({ promised, statutory }: CatalogueMark) {
  return promised !== undefined && promised.unit === statutory?.unit
    ? { promised: countOf(promised), statutory: countOf(statutory) }
    : undefined;
}

function countOf({ count }: Allowance): number {
  return count;
}
