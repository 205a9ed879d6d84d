import type { Text } from "@banjian/base";
import {
  type Instant,
  type LocalDate,
  localDateAt,
  parseLocalDate,
  plusDays,
  startOfDay,
} from "@banjian/calendar";
import {
  actMarks,
  Figure,
  type FormulaVersions,
  formulas,
  type Grouping,
  groupings,
  groupsOf,
  type Indicator,
  type IndicatorName,
  indicatorsOf,
  type Measure,
  type Span,
  type Subjects,
  versionsOf,
} from "@banjian/core";
import { engineError } from "./errors.js";
import { fillMeasures } from "./fill-measures.js";
import { momentOf } from "./frame-at.js";
import { marksOf } from "./item-marks.js";
import type { EngineParts } from "./parts.js";
import { refuseOther, unfit } from "./plain-data.js";
import type { Moment } from "./ports.js";

/** Which days are reported, by what they are divided, and as they were known on which day. */
export type ReportQuery = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly by?: Grouping | undefined;
  /** By what was on record at the end of this day; today unless said otherwise. */
  readonly asOf?: LocalDate | undefined;
  /** What the hall itself cannot count. */
  readonly figures?: readonly Figure[] | undefined;
  /** Which version of a formula to use, as an earlier report says of its indicators; the latest unless said otherwise. */
  readonly formulas?: FormulaVersions | undefined;
};

/** A part of a report, such as one department or one month. */
type ReportPart = {
  readonly key: string;
  readonly title: Text;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly indicators: readonly Indicator[];
};

/** Every indicator over some days, of the whole hall and of each part. */
export type Report = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: LocalDate;
  readonly indicators: readonly Indicator[];
  readonly by?: Grouping;
  readonly parts: readonly ReportPart[];
};

const batch = 20_000;

/** Counts the indicators of a hall; refuses days out of order or not yet come (REPORT_DAYS), a version of a formula that there never was (FORMULA_UNKNOWN), and what is no grouping (BODY_INVALID). */
export async function reportOf(parts: EngineParts, query: ReportQuery): Promise<Report> {
  const { by, formulas: chosen = {} } = query;
  refuseUnknown(chosen);
  refuseOther("by", by, Object.keys(groupings));
  const { span, asOf, cases, items, versions, titleOf } = await measured(parts, query);
  const subjects: Subjects = {
    cases,
    branches: cases.flatMap((measure) =>
      measure.clocks.flatMap((clock) => (clock.branch === undefined ? [] : [{ measure, clock }])),
    ),
    acts: cases.flatMap(actMarks),
    items,
    versions,
    figures: figuresFrom(query),
  };
  const groups = by === undefined ? [] : groupsOf(subjects, span, by);
  return {
    ...span,
    asOf,
    indicators: indicatorsOf(subjects, span, chosen),
    ...(by === undefined ? {} : { by }),
    parts: groups.map(({ key, subjects: part, span: days }) => ({
      key,
      title: titleOf(by, key),
      ...days,
      indicators: indicatorsOf(part, days, chosen),
    })),
  };
}

/** What was measured of the cases and items of some days; refuses days as a report does. */
export async function measured(parts: EngineParts, query: ReportQuery) {
  const { span, asOf, before } = daysOf(parts, query, await momentOf(parts));
  await fillMeasures(parts);
  const cases = await measuresIn(parts, span, before);
  return { span, asOf, cases, ...(await marksOf(parts.catalogue, { before, zone: parts.zone })) };
}

function refuseUnknown(chosen: FormulaVersions): void {
  for (const [name, version] of Object.entries(chosen)) {
    const all = Object.hasOwn(formulas, name) ? versionsOf(name as IndicatorName) : [];
    const known = all.map((one) => one.version);
    if (!known.includes(version)) throw engineError("FORMULA_UNKNOWN", { name, version, known });
  }
}

function figuresFrom({ figures = [] }: ReportQuery): readonly Figure[] {
  return figures.map((one) => {
    const read = Figure.safeParse(one);
    if (read.success) return read.data;
    throw unfit({ zh: "figures 中有不成数字的一项", en: "figures has one that is no figure" });
  });
}

// What is open on a day that has not come yet cannot be said.
function daysOf({ zone }: EngineParts, query: ReportQuery, { now }: Moment) {
  const today = localDateAt(now, zone);
  const [from, to] = [parseLocalDate(query.from), parseLocalDate(query.to)];
  const asOf = query.asOf === undefined ? today : parseLocalDate(query.asOf);
  if (from > to || asOf > today || from > asOf) {
    throw engineError("REPORT_DAYS", { from, to, asOf, today });
  }
  const span: Span = { from, to: to < asOf ? to : asOf };
  const before = asOf === today ? undefined : startOfDay(plusDays(asOf, 1), zone);
  return { span, asOf, before };
}

async function measuresIn(
  { store }: EngineParts,
  { from, to }: Span,
  before: Instant | undefined,
): Promise<readonly Measure[]> {
  const all: Measure[] = [];
  for (let after: string | undefined; ; after = all.at(-1)?.caseId) {
    const page = await store.measures({ from, to, before }, { batch, after });
    for (const one of page) all.push(one);
    if (page.length < batch) return all;
  }
}
