import fc from "fast-check";
import { expect, test } from "vitest";
import { story } from "../../packages/core/src/testing/story.js";
import { onPaper, onScreen } from "./answers.js";
import { clocksItem, rulesOf } from "./clocks-item.js";
import { wallCalendar } from "./paper/calendar.js";
import { Diary } from "./paper/diary.js";
import { due, leftOn, overOn, type PaperLimit, usedOn } from "./paper/limit.js";
import { branches, cases, TwofoldCase } from "./random-case.js";

const wall = wallCalendar();
const items = [
  { days: 20, months: 1, branch: 8 },
  { days: 45, months: 3, branch: 15 },
  { days: 7, months: 2, branch: 5 },
].map((lengths) => ({ item: clocksItem(lengths), rules: rulesOf(lengths) }));

test("300 random cases of twelve clocks each: what people, sweeps and corrections made of them is what a clerk's diary says", () => {
  let compared = 0;
  fc.assert(
    fc.property(cases(items.length), ({ which, received, waits, steps, rungs }) => {
      const { item, rules } = items[which] ?? nowhere();
      const diary = new Diary(wall, branches);
      const one = new TwofoldCase(story(item).atWindow(), diary, rules, [received, waits]);
      for (const step of steps) one.take(step);
      one.it.sweep();
      for (const [name, rule] of Object.entries(rules)) {
        // Days left of a limit that stands still are said by its last counted day; its date is only announced.
        if (diary.isStopped(rule)) continue;
        const ledger = one.it.state.limits[name] ?? nowhere();
        const sheet = diary.sheet(name, rule, one.days);
        const asked = { asked: [one.today], rungs };
        const [screen, paper] = [onScreen(ledger, asked), onPaper(sheet, asked)];
        if (JSON.stringify(screen) !== JSON.stringify(paper)) {
          expect({ name, ...screen }).toEqual({ name, ...paper });
        }
        if (!name.startsWith("branch:")) {
          expect({ name, fired: ledger.fired.toSorted() }).toEqual({
            name,
            fired: announcedBy(one.today, sheet),
          });
        }
        compared++;
      }
    }),
    { seed: 20_260_924, numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(2600);
}, 120_000);

/** What has been announced at ten in the morning of a day. */
function announcedBy(today: string, sheet: PaperLimit): string[] {
  const reached = {
    breach: due(wall, sheet) < today,
    "warn-left-3": leftOn(wall, sheet, 3) <= today,
    "warn-over-2": overOn(wall, sheet, 2) <= today,
    "warn-used-60": usedOn(wall, sheet, 60) <= today,
  };
  return Object.entries(reached).flatMap(([rung, is]) => (is ? [rung] : []));
}

function nowhere(): never {
  throw new Error("no such item or limit");
}
