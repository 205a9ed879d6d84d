import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { spansInBranch, spansTogether, together } from "../approval/excluded-spans.js";
import type { CaseState, ProcedureState } from "../case/case-state.js";
import type { PayloadOf } from "../case/payload.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { coreError } from "../errors.js";
import { dueOfLedger } from "../limit/due.js";
import { daysLeftOut, type ExcludedSpan, type Ledger } from "../limit/ledger.js";
import { announcedEnd, announcedTogether } from "./exclusions.js";
import { announce } from "./limits.js";
import { moveMoment } from "./move-moment.js";
import type { Turn } from "./turn.js";

type Correction = Extract<PayloadOf<"correct">, { what: "exclusion" }>;

/** A refusal of a correction (CORRECTION_INVALID). */
export function correctionInvalid(problem: Text) {
  return coreError("CORRECTION_INVALID", { problem });
}

/** Puts a procedure's days right, and with them the time that every limit of the case leaves out. */
export function correctExclusion(turn: Turn, { procedure: id, ...days }: Correction): void {
  const before = Object.hasOwn(turn.state.procedures, id) ? turn.state.procedures[id] : undefined;
  if (before === undefined) {
    throw correctionInvalid({ zh: `没有特别程序“${id}”`, en: `there is no procedure "${id}"` });
  }
  const after = { ...before, ...withoutBlanks(days) };
  const problem = problemWith(turn, before, after);
  if (problem !== undefined) throw correctionInvalid(problem);
  const { openedOn, closedOn } = after;
  const excludedThrough = overranOn(turn, after);
  turn.record({
    type: "procedure-corrected",
    id,
    openedOn,
    ...(closedOn === undefined ? {} : { closedOn }),
    ...(excludedThrough === undefined ? {} : { excludedThrough }),
  });
  correctOwnLimit(turn, before, after);
  for (const definition of turn.world.item.limits.values())
    correctSpans(turn, definition, { before, after });
  const { procedure } = before;
  moveMoment(turn, { opens: procedure }, { before: before.openedOn, on: openedOn });
  if (before.closedOn !== undefined && closedOn !== undefined) {
    moveMoment(turn, { closes: procedure }, { before: before.closedOn, on: closedOn });
  }
}

function withoutBlanks({ openedOn, closedOn }: Pick<Correction, "openedOn" | "closedOn">) {
  return {
    ...(openedOn === undefined ? {} : { openedOn }),
    ...(closedOn === undefined ? {} : { closedOn }),
  };
}

function problemWith(turn: Turn, before: ProcedureState, after: ProcedureState): Text | undefined {
  const { openedOn, closedOn } = after;
  if (openedOn === before.openedOn && closedOn === before.closedOn) {
    return { zh: "日期没有变化", en: "these are the days it has" };
  }
  if (closedOn !== undefined && before.closedOn === undefined) {
    return { zh: "特别程序尚未结束，请先结束", en: "the procedure is still open; close it first" };
  }
  if (closedOn !== undefined && closedOn < openedOn) {
    return {
      zh: `结束日 ${closedOn} 早于开始日 ${openedOn}`,
      en: `it cannot end on ${closedOn}, before it begins on ${openedOn}`,
    };
  }
  if ((closedOn ?? openedOn) > turn.today) {
    return { zh: "日期晚于今天", en: "the day has not come yet" };
  }
  for (const id of after.branches) {
    const problem = outsideBranch(turn.state.branches[id], after);
    if (problem !== undefined) return problem;
  }
  return overlaps(turn.state, after);
}

function outsideBranch(
  branch: CaseState["branches"][string] | undefined,
  { openedOn, closedOn }: ProcedureState,
): Text | undefined {
  if (branch?.openedOn !== undefined && openedOn < branch.openedOn) {
    return {
      zh: `分支 ${branch.openedOn} 才开始办理`,
      en: `its branch was opened on ${branch.openedOn} only`,
    };
  }
  if (branch?.endedOn !== undefined && (closedOn ?? openedOn) > branch.endedOn) {
    return { zh: `分支 ${branch.endedOn} 已办毕`, en: `its branch was done on ${branch.endedOn}` };
  }
  return undefined;
}

function overlaps({ procedures }: CaseState, one: ProcedureState): Text | undefined {
  const other = Object.values(procedures).find(
    ({ id, procedure, branches, openedOn, closedOn }) =>
      id !== one.id &&
      procedure === one.procedure &&
      branches.some((branch) => one.branches.includes(branch)) &&
      (closedOn === undefined || one.openedOn < closedOn) &&
      (one.closedOn === undefined || openedOn < one.closedOn),
  );
  if (other === undefined) return undefined;
  const until = other.closedOn ?? "…";
  return {
    zh: `与同一特别程序的另一记录 ${other.id}（${other.openedOn} 至 ${until}）重叠`,
    en: `it overlaps ${other.id}, another record of the same procedure (${other.openedOn} to ${until})`,
  };
}

/** The announced length counts from the day it was really opened, and is measured on the day it was really closed. */
function correctOwnLimit(turn: Turn, before: ProcedureState, after: ProcedureState): void {
  const ledger = turn.state.limits[`procedure:${before.id}`];
  if (ledger === undefined) return;
  const { openedOn: from, closedOn } = after;
  const moves = closedOn !== undefined && ledger.endedOn === before.closedOn;
  announce(turn, {
    type: "limit-corrected",
    limit: ledger.key,
    run: ledger.run,
    ...(from === ledger.from ? {} : { from }),
    ...(moves && closedOn !== ledger.endedOn ? { endedOn: closedOn } : {}),
  });
}

/** The last day that it leaves out, where it has gone on for longer than was announced and its time counts from then on (TL5). */
function overranOn(
  turn: Turn,
  { id, procedure, excludes, openedOn: from, closedOn }: ProcedureState,
) {
  const ledger = turn.state.limits[`procedure:${id}`];
  const counts = turn.world.item.procedures.get(procedure)?.overrun === "counts";
  if (!counts || !excludes || ledger === undefined) return undefined;
  const announced = dueOfLedger(turn.world, { ...ledger, from }).on;
  return announced < (closedOn ?? turn.today) ? announced : undefined;
}

type Corrected = { readonly before: ProcedureState; readonly after: ProcedureState };

/** What procedures leave out of a limit, made anew from their days; what states leave out stays. */
function correctSpans(turn: Turn, definition: LimitDefinition, corrected: Corrected): void {
  const ledger = turn.state.limits[definition.name];
  if (ledger === undefined || definition.excludedIn === "nothing") return;
  const from = restartedOn(turn, definition, ledger, corrected);
  const excluded = spansAnew(turn, definition, { ...ledger, from });
  const same =
    daysLeftOut(excluded) === daysLeftOut(ledger.excluded) &&
    announcedIn(excluded) === announcedIn(ledger.excluded);
  if (same && from === ledger.from) return;
  const { key: limit, run } = ledger;
  announce(turn, {
    type: "limit-corrected",
    limit,
    run,
    excluded,
    ...(from === ledger.from ? {} : { from }),
  });
}

/** What is left out of a limit, made anew from the days of its procedures; what states leave out stays. */
export function spansAnew(turn: Turn, definition: LimitDefinition, ledger: Ledger): ExcludedSpan[] {
  const made = madeSpans(turn.state, definition);
  const kept = ledger.excluded.filter(
    ({ procedure }) => procedure !== together && turn.state.procedures[procedure] === undefined,
  );
  return [...kept, ...made.map((span) => announcedAs(turn, definition, span))]
    .flatMap((span) => within(ledger, span))
    .toSorted((a, b) => (a.after < b.after ? -1 : 1));
}

function madeSpans(state: CaseState, { branch, excludedIn }: LimitDefinition): ExcludedSpan[] {
  if (branch !== undefined) return spansInBranch(state, branch);
  return excludedIn === "nothing" ? [] : spansTogether(state, excludedIn);
}

// A run that began when the procedure was closed began when it was really closed, also where it left out nothing (TL6).
function restartedOn(
  { state }: Turn,
  definition: LimitDefinition,
  { run, from }: Ledger,
  { before, after }: Corrected,
): LocalDate {
  if (definition.resume === "remainder" || run === 1 || from !== before.closedOn) return from;
  const ends = madeSpans(state, definition).flatMap(({ through }) => through ?? []);
  const onOneDay = after.closedOn === after.openedOn ? [after.closedOn] : [];
  return [...ends, ...onOneDay].toSorted().at(-1) ?? from;
}

function announcedAs(
  turn: Turn,
  { branch, excludedIn }: LimitDefinition,
  span: ExcludedSpan,
): ExcludedSpan {
  if (span.through !== undefined || excludedIn === "nothing") return span;
  const opened = turn.state.procedures[span.procedure];
  const announced =
    branch !== undefined && opened !== undefined
      ? announcedEnd(turn, opened)
      : announcedTogether(turn, excludedIn);
  return announced === undefined ? span : { ...span, announced };
}

function announcedIn(spans: readonly ExcludedSpan[]): LocalDate | undefined {
  return spans.find(({ through }) => through === undefined)?.announced;
}

/** The part of a span that lies in a run: none is open in one that has ended. */
function within({ from, endedOn }: Ledger, span: ExcludedSpan): ExcludedSpan[] {
  const { after, through } = span;
  if (endedOn === undefined) return through !== undefined && through <= from ? [] : [span];
  const last = through === undefined || through > endedOn ? endedOn : through;
  return last <= after || last <= from ? [] : [{ ...span, through: last }];
}
