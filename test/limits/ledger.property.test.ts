import { overdueOn, parseLocalDate, plusDays, remainingOn, startOfDay } from "@banjian/calendar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dueOfLedger, periodOf } from "../../packages/core/src/limit/due.js";
import { explainLimit } from "../../packages/core/src/limit/explain-limit.js";
import type { Ledger } from "../../packages/core/src/limit/ledger.js";
import { reachOf } from "../../packages/core/src/limit/reach.js";
import { hallFrame } from "../../packages/core/src/testing/story.js";
import { ledgerOf } from "./ledger-of.js";
import { wallCalendar } from "./paper/calendar.js";
import { plus } from "./paper/day.js";
import {
  due,
  isProvisional,
  leftOn,
  length,
  overdue,
  overOn,
  type PaperLimit,
  remaining,
  ticked,
  usedOn,
} from "./paper/limit.js";
import { sheetOf } from "./paper/sheet.js";
import { type History, histories } from "./random-history.js";

const frame = hallFrame();
const wall = wallCalendar();

test("10,000 random histories: what is folded from the facts of a limit is what a clerk ticks off on a paper calendar", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(histories, (history) => {
      const sheet = sheetOf(history.begun, history.entries);
      const [screen, paper] = [onScreen(history), onPaper(sheet, history)];
      if (JSON.stringify(screen) !== JSON.stringify(paper)) expect(screen).toEqual(paper);
      for (const what of tellingsOf(sheet)) seen.set(what, (seen.get(what) ?? 0) + 1);
    }),
    { seed: 20_260_924, numRuns: 10_000 },
  );
  const rare = [...seen].filter(([, times]) => times < 900);
  expect(rare, "every kind of limit and of day came up often").toEqual([]);
  expect(seen.size).toBe(12);
}, 60_000);

function onPaper(sheet: PaperLimit, { asked, rungs }: History) {
  return {
    due: due(wall, sheet),
    provisional: isProvisional(wall, sheet),
    remaining: asked.map((day) => remaining(wall, sheet, day)),
    overdue: asked.map((day) => overdue(wall, sheet, day)),
    used: usedOn(wall, sheet, rungs.used),
    left: leftOn(wall, sheet, rungs.left),
    over: overOn(wall, sheet, rungs.over),
    breach: plus(due(wall, sheet), 1),
    days: ticked(wall, sheet).map(({ day, as }) => `${day} ${as}`),
    extended: length(sheet) - length(sheet, []),
  };
}

function onScreen(history: History) {
  const ledger = ledgerOf(history);
  const period = periodOf(frame, ledger);
  const asked = history.asked.map((day) => parseLocalDate(day));
  const { used, left, over } = history.rungs;
  const { on, until, provisional } = dueOfLedger(frame, ledger);
  if (!history.closes) expect(until).toBe(startOfDay(plusDays(on, 1), frame.zone));
  return {
    due: on,
    provisional,
    remaining: asked.map((day) => remainingOn(frame.calendar, period, day)),
    overdue: asked.map((day) => overdueOn(frame.calendar, period, day)),
    used: reachOf(frame, ledger, { used }).on,
    left: reachOf(frame, ledger, { remaining: left }).on,
    over: reachOf(frame, ledger, { overdue: over }).on,
    breach: plusDays(on, 1),
    ...explained(ledger),
  };
}

/** Every day of an explanation, in order: unfolded again from its stretches. */
function explained(ledger: Ledger) {
  const { stretches } = explainLimit(frame, ledger, (cause) => ({ zh: cause, en: cause }));
  const days = stretches.flatMap(({ first, last, days, role }) => {
    const step = first <= last ? 1 : -1;
    return Array.from({ length: days }, (_, i) => `${plusDays(first, i * step)} ${role.as}`);
  });
  const extended = stretches.flatMap(({ role, days }) =>
    role.as === "counted" && role.extended ? [days] : [],
  );
  return { days, extended: extended.reduce((sum, one) => sum + one, 0) };
}

/** What a history shows: the kind of its limit, and the kinds of its days. */
function tellingsOf(sheet: PaperLimit): string[] {
  const { unit, backwards, extended } = sheet;
  const roles = new Set(ticked(wall, sheet).map(({ as }) => as));
  const lengthened = extended.length > 0 ? ["extended"] : [];
  return [unit, backwards ? "backwards" : "forwards", ...roles, ...lengthened];
}
