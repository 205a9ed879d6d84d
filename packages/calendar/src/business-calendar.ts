import { type DayTable, tableOf } from "./day-table.js";
import { calendarError } from "./errors.js";
import { type EpochDay, epochDayOf, type LocalDate, localDateOf } from "./local-date.js";
import type { Notice, NoticeReference } from "./notice.js";
import { editionOf, type NoticeSet, noticesInForce } from "./notice-set.js";
import { statutoryHolidays } from "./statutory-holidays.js";

/** What a notice, or for a provisional year the statute, says of a day. */
type Declaration = {
  readonly works: boolean;
  readonly name: string;
  readonly notice?: NoticeReference;
};

/**
 * Business days as known from certain notices. Days before `firstDay` and after `lastDay` are refused (CALENDAR_DAY_UNKNOWN);
 * a year without its own schedule is provisional: counted by the statute, or refused if `strict` (CALENDAR_DAY_PROVISIONAL).
 */
export type BusinessCalendar = {
  readonly id: string;
  /** Names the notices in force; every due date carries it. */
  readonly edition: string;
  readonly strict: boolean;
  /** The first day of the first covered year: ranks count from here. */
  readonly firstDay: LocalDate;
  /** The last day of the horizon, 30 years past the last covered year. */
  readonly lastDay: LocalDate;
  /** Years whose own national schedule is in force, ascending. */
  readonly coveredYears: readonly number[];
  /** The notices in force, weakest first. */
  readonly notices: readonly Notice[];
  readonly declarations: ReadonlyMap<EpochDay, Declaration>;
  readonly table: DayTable;
};

/** Notices and layers, and what to make of them. */
export type CalendarOptions = NoticeSet & {
  /** Refuse days of years without a schedule instead of answering provisionally. */
  readonly strict?: boolean | undefined;
  /** The calendar's name where several are in use; the joined layers when absent. */
  readonly id?: string | undefined;
};

// The longest limit is 20 years, and one may start at the end of next year.
const horizonYears = 30;

/**
 * The calendar that these notices give. For one day a more local layer goes before a wider one, within a layer the notice
 * published later; a day that none names is a business day from Monday to Friday. Only the first layer's yearly schedules
 * cover years. Refuses a set without any such schedule (CALENDAR_EMPTY).
 */
export function calendarFrom(options: CalendarOptions): BusinessCalendar {
  const { layers, strict = false, id = layers.join("+") } = options;
  const notices = noticesInForce(options);
  const edition = editionOf(layers, notices);
  const name = `${id} ${edition} ${strict}`;
  const calendar = known.get(name) ?? counted(options, notices, { id, edition, strict });
  if (known.size >= mostKnown) known.clear();
  known.set(name, calendar);
  return calendar;
}

// To count thirty years takes a millisecond, and every hall of a process counts the same ones.
const known = new Map<string, BusinessCalendar>();
const mostKnown = 100;

function counted(
  { layers, asOf }: CalendarOptions,
  notices: readonly Notice[],
  named: Pick<BusinessCalendar, "id" | "edition" | "strict">,
): BusinessCalendar {
  const coveredYears = scheduledYears(notices, layers[0]);
  const first = coveredYears[0];
  const last = coveredYears.at(-1);
  if (first === undefined || last === undefined) {
    throw calendarError("CALENDAR_EMPTY", { layer: layers[0], asOf });
  }
  const provisionalYears = yearsWithout(coveredYears, first, last + horizonYears);
  const declarations = declared(provisionalYears, notices);
  const table = tableOf(first, last + horizonYears, {
    days: declarations,
    isProvisional: (year) => provisionalYears.has(year),
  });
  const [firstDay, lastDay] = [localDateOf(table.firstDay), localDateOf(table.lastDay)];
  return { ...named, firstDay, lastDay, coveredYears, notices, declarations, table };
}

function scheduledYears(notices: readonly Notice[], layer: string): readonly number[] {
  return notices
    .flatMap(({ calendar, year }) => (calendar === layer && year !== undefined ? [year] : []))
    .toSorted((a, b) => a - b);
}

function yearsWithout(
  covered: readonly number[],
  first: number,
  last: number,
): ReadonlySet<number> {
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return new Set(years.filter((year) => !covered.includes(year)));
}

// Written weakest first: what is declared later overwrites, so that one look-up gives the strongest answer.
function declared(provisionalYears: Iterable<number>, notices: readonly Notice[]) {
  const declarations = new Map<EpochDay, Declaration>();
  for (const year of provisionalYears) {
    for (const { day, name } of statutoryHolidays(year))
      declarations.set(day, { works: false, name });
  }
  for (const { calendar, number, title, publishedOn, source, holidays } of notices) {
    const notice = { calendar, number, title, publishedOn, source };
    for (const { name, off, work } of holidays) {
      for (const day of off) declarations.set(epochDayOf(day), { works: false, name, notice });
      for (const day of work) declarations.set(epochDayOf(day), { works: true, name, notice });
    }
  }
  return declarations;
}
