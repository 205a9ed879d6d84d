import { type LocalDate, plusDays } from "@banjian/calendar";
import type { CaseState, ProcedureState } from "../case/case-state.js";
import type { ExcludedSpan } from "../limit/ledger.js";

/** The name under which the limits of the whole case are excluded by all its branches together. */
export const together = "procedures";

type Days = { readonly after: LocalDate; readonly through: LocalDate | undefined };

/** What the procedures of one branch leave out of its own limit: the days of each that excludes (TL5). */
export function spansInBranch(state: CaseState, branch: string): ExcludedSpan[] {
  return excluding(state, branch).map((one) => {
    const { after, through } = spanOf(one);
    const days = { after, ...(through === undefined ? {} : { through }) };
    return { ...days, cause: one.procedure, procedure: one.id };
  });
}

/**
 * What the procedures of all branches leave out of a limit of the whole case: the days on which every branch that was open
 * is excluded, or with `any` the days on which one is.
 */
export function spansTogether(
  state: CaseState,
  rule: "procedures" | "any-procedure",
): ExcludedSpan[] {
  const days = changes(state);
  const spans: TogetherSpan[] = [];
  for (const [index, day] of days.entries()) {
    const next = days[index + 1];
    const causes = causesOn(state, plusDays(day, 1), rule);
    if (causes.length === 0) continue;
    const last = spans.at(-1);
    const cause = causes.join("+");
    if (last?.through === day && last.cause === cause)
      spans[spans.length - 1] = { ...last, through: next };
    else spans.push({ after: day, through: next, cause, procedure: together });
  }
  return spans.map(({ through, ...span }) => (through === undefined ? span : { ...span, through }));
}

type TogetherSpan = Days & Pick<ExcludedSpan, "cause" | "procedure">;

/** Every day after which something may be otherwise, in order. */
function changes(state: CaseState): LocalDate[] {
  const days = [
    ...Object.values(state.branches).flatMap(({ openedOn, endedOn }) => [openedOn, endedOn]),
    ...Object.values(state.procedures)
      .map(spanOf)
      .flatMap(({ after, through }) => [after, through]),
  ];
  return [...new Set(days.flatMap((day) => day ?? []))].toSorted();
}

/** For what the case stands still on a day; nothing when it goes on. */
function causesOn(
  state: CaseState,
  day: LocalDate,
  rule: "procedures" | "any-procedure",
): string[] {
  const open = Object.entries(state.branches).filter(
    ([, { openedOn, endedOn }]) =>
      openedOn !== undefined && openedOn < day && (endedOn === undefined || day <= endedOn),
  );
  const causes = open.map(([branch]) =>
    excluding(state, branch).filter((one) => covers(spanOf(one), day)),
  );
  const still = rule === "procedures" ? causes.every(({ length }) => length > 0) : true;
  if (open.length === 0 || !still) return [];
  return [...new Set(causes.flat().map(({ procedure }) => procedure))].toSorted();
}

/** The days a procedure leaves out; one that overran ends before it is closed. */
export function spanOf({ openedOn, excludedThrough, closedOn }: ProcedureState): Days {
  const [through] = [excludedThrough, closedOn].flatMap((day) => day ?? []).toSorted();
  return { after: openedOn, through };
}

function covers({ after, through }: Days, day: LocalDate): boolean {
  return after < day && (through === undefined || day <= through);
}

function excluding(state: CaseState, branch: string): ProcedureState[] {
  return Object.values(state.procedures)
    .filter((one) => one.branches.includes(branch) && one.excludes)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
