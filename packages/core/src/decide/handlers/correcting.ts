import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { spansInBranch, spansTogether } from "../../approval/excluded-spans.js";
import { regionsOf } from "../../approval/regions.js";
import type { PayloadOf } from "../../case/payload.js";
import { coreError } from "../../errors.js";
import type { ExcludedSpan, Ledger } from "../../limit/ledger.js";
import { announcedEnd, announcedTogether } from "../exclusions.js";
import { announce } from "../limits.js";
import { checkBackDate } from "../receipt.js";
import type { Turn } from "../turn.js";
import { withdrawWrong } from "../withdraw-wrong.js";
import type { Handler } from "./handler.js";

type Correction = PayloadOf<"correct">;

/** Puts right what was recorded: a new fact, and everything after it derived anew. What was announced and turns out wrong is withdrawn. */
export const correct: Handler<"correct"> = (turn, { payload }) => {
  switch (payload.what) {
    case "extension":
      undoExtension(turn, payload);
      break;
    case "exclusion":
      correctExclusion(turn, payload);
      break;
    case "receipt":
      correctReceipt(turn, payload.on);
      break;
  }
  withdrawWrong(turn);
};

function undoExtension(
  turn: Turn,
  { limit, number }: Extract<Correction, { what: "extension" }>,
): void {
  const ledger = Object.hasOwn(turn.state.limits, limit) ? turn.state.limits[limit] : undefined;
  if (ledger?.extended[number - 1] === undefined) {
    throw invalid({
      zh: `期限“${limit}”没有第 ${number} 次延长`,
      en: `the limit "${limit}" has no extension number ${number}`,
    });
  }
  const extended = ledger.extended.filter((_, index) => index !== number - 1);
  announce(turn, { type: "limit-corrected", limit, run: ledger.run, extended });
}

function correctExclusion(
  turn: Turn,
  { procedure: id, ...days }: Extract<Correction, { what: "exclusion" }>,
): void {
  const before = Object.hasOwn(turn.state.procedures, id) ? turn.state.procedures[id] : undefined;
  if (before === undefined) {
    throw invalid({ zh: `没有特别程序“${id}”`, en: `there is no procedure "${id}"` });
  }
  const openedOn = days.openedOn ?? before.openedOn;
  const closedOn = days.closedOn ?? before.closedOn;
  checkDays(turn, { openedOn, closedOn, wasClosed: before.closedOn !== undefined });
  turn.record({
    type: "procedure-corrected",
    id,
    openedOn,
    ...(closedOn === undefined ? {} : { closedOn }),
  });
  correctOwnLimit(turn, id, openedOn);
  for (const ledger of Object.values(turn.state.limits)) {
    correctSpans(turn, ledger, before.closedOn);
  }
}

function checkDays(
  turn: Turn,
  it: { openedOn: LocalDate; closedOn: LocalDate | undefined; wasClosed: boolean },
): void {
  const { openedOn, closedOn, wasClosed } = it;
  if (closedOn !== undefined && !wasClosed) {
    throw invalid({
      zh: "特别程序尚未结束，请先结束",
      en: "the procedure is still open; close it first",
    });
  }
  if (closedOn !== undefined && closedOn < openedOn) {
    throw invalid({
      zh: `结束日 ${closedOn} 早于开始日 ${openedOn}`,
      en: `it cannot end on ${closedOn}, before it begins on ${openedOn}`,
    });
  }
  if ((closedOn ?? openedOn) > turn.today) {
    throw invalid({ zh: "日期晚于今天", en: "the day has not come yet" });
  }
}

/** The announced length counts from the day it was really opened. */
function correctOwnLimit(turn: Turn, id: string, from: LocalDate): void {
  const limit = `procedure:${id}`;
  const ledger = turn.state.limits[limit];
  if (ledger === undefined || ledger.from === from) return;
  announce(turn, { type: "limit-corrected", limit, run: ledger.run, from });
}

/** What procedures leave out of a limit, made anew from their days; what states leave out stays. */
function correctSpans(turn: Turn, ledger: Ledger, closedBefore: LocalDate | undefined): void {
  const definition = turn.world.item.limits.get(ledger.key);
  if (definition === undefined || definition.excludedIn === "nothing") return;
  const { branch, excludedIn } = definition;
  const made =
    branch === undefined
      ? spansTogether(turn.state, excludedIn)
      : spansInBranch(turn.state, branch);
  const announced = (span: ExcludedSpan) =>
    branch === undefined ? announcedTogether(turn, excludedIn) : announcedOf(turn, span.procedure);
  const kept = ledger.excluded.filter(({ procedure }) => procedure.startsWith("state:"));
  const excluded = [...kept, ...made.map((span) => endedOr(ledger, span, announced))];
  // A run that began when the procedure was closed began when it was really closed (TL6).
  const again = definition.resume === "restart" && ledger.run > 1 && ledger.from === closedBefore;
  const from = again
    ? (made.findLast(({ through }) => through)?.through ?? ledger.from)
    : ledger.from;
  const isSame = JSON.stringify(excluded) === JSON.stringify(ledger.excluded);
  if (isSame && from === ledger.from) return;
  announce(turn, {
    type: "limit-corrected",
    limit: ledger.key,
    run: ledger.run,
    ...(from === ledger.from ? {} : { from }),
    ...(isSame ? {} : { excluded }),
  });
}

function announcedOf(turn: Turn, id: string): LocalDate | undefined {
  const procedure = turn.state.procedures[id];
  return procedure && announcedEnd(turn, procedure);
}

// A span that is open was told to last from the day it was really opened; none is open in a limit that has ended.
function endedOr(
  { endedOn }: Ledger,
  span: ExcludedSpan,
  announcedFor: (span: ExcludedSpan) => LocalDate | undefined,
): ExcludedSpan {
  if (span.through !== undefined) return span;
  if (endedOn !== undefined) return { ...span, through: endedOn };
  const announced = announcedFor(span);
  return announced === undefined ? span : { ...span, announced };
}

/** The day of the first receipt, and with it every limit that began with it; a deemed acceptance goes with the receipt (TL8). */
function correctReceipt(turn: Turn, on: LocalDate): void {
  const { milestones } = turn.state;
  const before = milestones.receipt?.[0];
  if (before === undefined) throw invalid({ zh: "尚未收件", en: "nothing has been received" });
  checkBackDate(turn, on, turn.today);
  const accepted = milestones.acceptance?.[0];
  const answered = (milestones.receipt?.length ?? 0) > 1;
  turn.record({ type: "milestone-corrected", milestone: "receipt", index: 0, on });
  moveLimits(turn, "receipt", before, on);
  if (accepted !== before || answered || !turn.state.deemed.includes("deemed-accepted")) return;
  turn.record({ type: "milestone-corrected", milestone: "acceptance", index: 0, on });
  moveLimits(turn, "acceptance", before, on);
}

function moveLimits(turn: Turn, started: string, before: LocalDate, from: LocalDate): void {
  for (const { name, starts } of turn.world.item.limits.values()) {
    const ledger = turn.state.limits[name];
    if (ledger === undefined || ledger.run > 1 || ledger.from !== before) continue;
    if (!starts.some((start) => start === started)) continue;
    announce(turn, { type: "limit-corrected", limit: name, run: ledger.run, from });
  }
}

/** Takes a case up again where it stood before its end; limits that the end cut off run on as if it had not come. */
export const reopen: Handler<"reopen"> = (turn) => {
  const { valueBefore, limits } = turn.state;
  const { item } = turn.world;
  if (valueBefore === undefined) throw new Error(`case ${turn.state.id} ended where it began`);
  const regions = regionsOf(item, valueBefore);
  const cutOff = Object.values(limits).filter(
    ({ status, branch, procedure }) =>
      status === "ended" &&
      procedure === undefined &&
      (branch === undefined || regions.get(branch) === "open"),
  );
  turn.record({
    type: "case-reopened",
    value: valueBefore,
    limits: cutOff.map(({ key }) => key).toSorted(),
  });
};

export const issueDocument: Handler<"issue-document"> = (turn, { payload }) => {
  // The action has taken the document off the list already where it was on it.
  const due = turn.before?.documents.map(({ document }) => document) ?? [];
  if (due.includes(payload.document)) return;
  throw coreError("DOCUMENT_NOT_DUE", { document: payload.document, due });
};

function invalid(problem: Text) {
  return coreError("CORRECTION_INVALID", { problem });
}
