import { canonicalJson, type Text } from "@banjian/base";
import type { DayKind } from "./day-kind.js";
import type { DayLine, DayRole } from "./explain-days.js";
import type { LocalDate } from "./local-date.js";

/** What became of neighbouring days alike. */
export type StretchRole =
  | Exclude<DayRole, { as: "counted" | "excluded" | "overdue" }>
  | {
      readonly as: "counted";
      readonly firstOrdinal: number;
      readonly lastOrdinal: number;
      readonly extended: boolean;
      readonly madeUp: boolean;
    }
  | { readonly as: "overdue"; readonly firstOrdinal: number; readonly lastOrdinal: number }
  /** `countable` is how many of the days would have counted. */
  | { readonly as: "excluded"; readonly causes: readonly Text[]; readonly countable: number };

/** Neighbouring days of which the same is to be said, in the order of counting: a backward limit goes from late to early. */
export type Stretch = {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly days: number;
  /** Whether the days lie in a year whose schedule is not published. */
  readonly provisional: boolean;
  /** What the calendar says of each of the days, where it says the same of all. */
  readonly what?: DayKind;
  readonly role: StretchRole;
};

/** Joins neighbouring lines that say the same: one stretch for a week's counted days, one for a holiday, one for an exclusion. */
export function foldDays(lines: readonly DayLine[]): readonly Stretch[] {
  const runs: [DayLine, ...DayLine[]][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run !== undefined && saysTheSame(run[0], line)) run.push(line);
    else runs.push([line]);
  }
  return runs.map(stretchOf);
}

function saysTheSame({ what, role }: DayLine, next: DayLine): boolean {
  if (role.as !== next.role.as || what.provisional !== next.what.provisional) return false;
  if (role.as === "counted" && next.role.as === "counted") {
    return role.extended === next.role.extended && role.madeUp === next.role.madeUp;
  }
  if (role.as === "excluded" && next.role.as === "excluded") {
    return canonicalJson(role.causes) === canonicalJson(next.role.causes);
  }
  return role.as !== "off" || isAlike(what, next.what);
}

function isAlike(one: DayKind, other: DayKind): boolean {
  return one.kind === other.kind && one.name === other.name && one.notice === other.notice;
}

function stretchOf(run: [DayLine, ...DayLine[]]): Stretch {
  const [{ day: first, what, role }] = run;
  const last = run.at(-1)?.day ?? first;
  const stretch = { first, last, days: run.length, provisional: what.provisional };
  const alike = run.every((line) => isAlike(line.what, what));
  return { ...stretch, ...(alike ? { what } : {}), role: roleOfRun(run, role) };
}

function roleOfRun(run: readonly DayLine[], role: DayRole): StretchRole {
  if (role.as === "counted") {
    const { ordinal: firstOrdinal, extended, madeUp } = role;
    return {
      as: "counted",
      firstOrdinal,
      lastOrdinal: firstOrdinal + run.length - 1,
      extended,
      madeUp,
    };
  }
  if (role.as === "overdue") {
    const firstOrdinal = role.ordinal;
    return { as: "overdue", firstOrdinal, lastOrdinal: firstOrdinal + run.length - 1 };
  }
  if (role.as === "excluded") {
    const countable = run.filter(
      (line) => line.role.as === "excluded" && line.role.countable,
    ).length;
    return { as: "excluded", causes: role.causes, countable };
  }
  return role;
}
