import { type EpochDay, epochDayFrom, weekdayOfEpochDay } from "./local-date.js";

/**
 * Every day from `firstDay` to `lastDay`, counted in advance, so that any count is two look-ups. The arrays begin with the
 * day before `firstDay`, on which nothing has been counted yet.
 */
export type DayTable = {
  readonly firstDay: EpochDay;
  readonly lastDay: EpochDay;
  /** A day's rank: the business days from `firstDay` through it. At index day − firstDay + 1. */
  readonly ranks: Int32Array;
  /** The business day of a rank. At index rank − 1. */
  readonly businessDays: Int32Array;
  /** The provisional days from `firstDay` through a day. At index day − firstDay + 1. */
  readonly provisionals: Int32Array;
};

/** Counts the days of these years, the first and the last included: Monday to Friday, and otherwise where that is declared. */
export function tableOf(firstYear: number, lastYear: number, declared: Declared): DayTable {
  const [firstDay, lastDay] = [epochDayFrom(firstYear, 1, 1), epochDayFrom(lastYear, 12, 31)];
  const length = lastDay - firstDay + 2;
  const ranks = new Int32Array(length);
  const businessDays = new Int32Array(length);
  const provisionals = new Int32Array(length);
  const works = worksFrom(firstDay, length, declared);
  let [rank, provisional] = [0, 0];
  let day = firstDay;
  for (let year = firstYear; year <= lastYear; year++) {
    const step = declared.isProvisional(year) ? 1 : 0;
    for (const next = epochDayFrom(year + 1, 1, 1); day < next; day++) {
      if (works[day - firstDay] === 1) businessDays[rank++] = day;
      provisional += step;
      ranks[day - firstDay + 1] = rank;
      provisionals[day - firstDay + 1] = provisional;
    }
  }
  return { firstDay, lastDay, ranks, businessDays: businessDays.slice(0, rank), provisionals };
}

/** What is said otherwise than by the days of the week, and of which years nothing is said yet. */
type Declared = {
  readonly days: ReadonlyMap<EpochDay, { readonly works: boolean }>;
  isProvisional(year: number): boolean;
};

function worksFrom(firstDay: EpochDay, length: number, { days }: Declared): Uint8Array {
  const works = new Uint8Array(length);
  const first = weekdayOfEpochDay(firstDay);
  for (let at = 0; at < length; at++) works[at] = (first - 1 + at) % 7 < 5 ? 1 : 0;
  // What lies outside is written nowhere.
  for (const [day, declared] of days) works[day - firstDay] = declared.works ? 1 : 0;
  return works;
}
