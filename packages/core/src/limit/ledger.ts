import { beside, withEntry } from "@banjian/base";
import {
  type Instant,
  type LocalDate,
  localDateAt,
  type RollName,
  startOfDay,
  type TimeZone,
} from "@banjian/calendar";
import type { Allowance } from "../definition/allowance.js";

/** Time left out of a limit: the days of (after, through]. Without `through` it is still open, and `announced` says until when it was told to last. */
export type ExcludedSpan = {
  readonly after: LocalDate;
  readonly through?: LocalDate;
  readonly announced?: LocalDate;
  readonly cause: string;
  readonly procedure: string;
};

/** Time added to a limit (TL7). */
export type ExtendedBy = {
  readonly by: Allowance;
  readonly approver: string;
  readonly reason: string;
};

/** How a run of a limit stands. `ended` is neither met nor overdue: the case ended first, silence decided, or it began anew. `passed`: a wait that is over. `void`: what it started from was taken back. */
export type LimitStatus = "running" | "met" | "overdue" | "ended" | "passed" | "void";

/** The account (计时明细) of one run of a limit: everything its due date is made from, and no due date. What is undefined is not there. */
export type Ledger = {
  readonly key: string;
  readonly run: number;
  /** The number of the latest run, where this earlier one was gone back to. */
  readonly latest?: number | undefined;
  readonly branch?: string | undefined;
  readonly procedure?: string | undefined;
  /** The role whose duty it is, where no definition of the item says so. */
  readonly duty?: string | undefined;
  /** The department whose duty it is, where that is not its branch's. */
  readonly department?: string | undefined;
  readonly from: LocalDate;
  readonly at: Instant;
  readonly within: Allowance;
  readonly roll?: RollName | undefined;
  /** Counted backwards from `from` (TL16). */
  readonly backwards?: true | undefined;
  /** Ends at the close of business of its last day, not at midnight (TL1). */
  readonly closes?: "office" | undefined;
  /** The applicant's own period: once told, it never gets shorter (TL14). */
  readonly theirs?: true | undefined;
  /** The day the applicant was told, where an amended calendar would make it an earlier one (TL14). */
  readonly notBefore?: LocalDate | undefined;
  readonly excluded: readonly ExcludedSpan[];
  readonly extended: readonly ExtendedBy[];
  readonly status: LimitStatus;
  readonly endedOn?: LocalDate | undefined;
  /** When its end was recorded. */
  readonly endedAt?: Instant | undefined;
  /** The rungs announced since the due date last moved. */
  readonly fired: readonly string[];
  readonly breached: boolean;
  /** The edition under which its due date was last announced. */
  readonly edition: string;
};

/** The moment at which a run is measured that ended on a day (TL12): that of recording it, or where that came later the day's beginning. */
export function momentOfEnd(day: LocalDate, recorded: Instant, zone: TimeZone): Instant {
  return localDateAt(recorded, zone) === day ? recorded : startOfDay(day, zone);
}

/** The span that is open now, while a procedure runs. */
export function openSpan(ledger: Ledger): ExcludedSpan | undefined {
  return ledger.excluded.find(({ through }) => through === undefined);
}

/** The account as it stands on a day: what is open past its announced end, or without one, is left out through that day at least. */
export function asItStands(ledger: Ledger, on: LocalDate): Ledger {
  const past = ledger.excluded.some((span) => stillOpen(span, on));
  if (!past) return ledger;
  return {
    ...ledger,
    excluded: ledger.excluded.map((span) =>
      stillOpen(span, on) ? { ...span, announced: on } : span,
    ),
  };
}

function stillOpen({ after, through, announced = after }: ExcludedSpan, on: LocalDate): boolean {
  return through === undefined && announced < on;
}

/** The same spans, with those that are open ending on that day. */
export function closedSpans(
  spans: readonly ExcludedSpan[],
  day: LocalDate,
): readonly ExcludedSpan[] {
  if (spans.every(({ through }) => through !== undefined)) return spans;
  return spans.map((span) =>
    span.through === undefined ? { ...span, through: day < span.after ? span.after : day } : span,
  );
}

/** The days that spans leave out together, as text that is the same for the same days. */
export function daysLeftOut(spans: readonly ExcludedSpan[]): string {
  const merged: [LocalDate, string][] = [];
  for (const { after, through = "" } of spans.toSorted((a, b) => (a.after < b.after ? -1 : 1))) {
    if (through === after) continue;
    const last = merged.at(-1);
    if (last === undefined || (last[1] !== "" && last[1] < after)) merged.push([after, through]);
    else if (last[1] !== "" && (through === "" || through > last[1])) last[1] = through;
  }
  return merged.map((span) => span.join("/")).join(" ");
}

/** The ledgers of a case by name: a database may give a stored case back with its keys in another order. */
export function inOrder(ledgers: Readonly<Record<string, Ledger>>): readonly Ledger[] {
  const known = ordered.of(ledgers);
  if (known !== undefined) return known;
  const sorted = Object.values(ledgers).sort(byKey);
  ordered.put(ledgers, sorted);
  return sorted;
}

/** The ledgers of a case with one of them added, or as it is now; the others keep their places. */
export function withLedger(
  ledgers: Readonly<Record<string, Ledger>>,
  ledger: Ledger,
): Readonly<Record<string, Ledger>> {
  const after = withEntry(ledgers, ledger.key, ledger);
  const known = ordered.of(ledgers);
  if (known !== undefined) ordered.put(after, placed(known, ledger));
  return after;
}

function placed(known: readonly Ledger[], ledger: Ledger): readonly Ledger[] {
  const at = known.findIndex(({ key }) => key >= ledger.key);
  if (at === -1) return [...known, ledger];
  return known.toSpliced(at, known[at]?.key === ledger.key ? 1 : 0, ledger);
}

// Asked several times in every action; the ledgers of a case are never changed.
const ordered = beside<readonly Ledger[]>();

function byKey(a: Ledger, b: Ledger): number {
  return a.key < b.key ? -1 : 1;
}
