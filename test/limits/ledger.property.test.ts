import fc from "fast-check";
import { expect, test } from "vitest";
import { onPaper, onScreen } from "./answers.js";
import { ledgerOf } from "./ledger-of.js";
import { wallCalendar } from "./paper/calendar.js";
import { type PaperLimit, ticked } from "./paper/limit.js";
import { sheetOf } from "./paper/sheet.js";
import { histories } from "./random-history.js";

const wall = wallCalendar();

test("10,000 random histories: what is folded from the facts of a limit is what a clerk ticks off on a paper calendar", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(histories, (history) => {
      const sheet = sheetOf({ ...history.begun, restOfLastDay: true }, history.entries);
      const [screen, paper] = [onScreen(ledgerOf(history), history), onPaper(sheet, history)];
      if (JSON.stringify(screen) !== JSON.stringify(paper)) expect(screen).toEqual(paper);
      for (const what of tellingsOf(sheet)) seen.set(what, (seen.get(what) ?? 0) + 1);
    }),
    { seed: 20_260_924, numRuns: 10_000 },
  );
  // Time begins to be left out on a last day only now and then.
  const rare = [...seen].filter(([what, times]) => times < (what === "rest" ? 50 : 900));
  expect(rare, "every kind of limit and of day came up often").toEqual([]);
  expect(seen.size).toBe(13);
}, 120_000);

/** What a history shows: the kind of its limit, and the kinds of its days. */
function tellingsOf(sheet: PaperLimit): string[] {
  const { unit, backwards, extended } = sheet;
  const roles = new Set(ticked(wall, sheet).map(({ as }) => as));
  const lengthened = extended.length > 0 ? ["extended"] : [];
  return [unit, backwards ? "backwards" : "forwards", ...roles, ...lengthened];
}
