import { overdueOn, parseLocalDate, plusDays, remainingOn, startOfDay } from "@banjian/calendar";
import { dueOfLedger, periodOf } from "../../packages/core/src/limit/due.js";
import { explainLimit } from "../../packages/core/src/limit/explain-limit.js";
import type { Ledger } from "../../packages/core/src/limit/ledger.js";
import { reachOf } from "../../packages/core/src/limit/reach.js";
import { hallFrame } from "../../packages/core/src/testing/story.js";
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

/** What is asked about a limit: days on which it is read, and rungs. */
export type Asked = {
  readonly asked: readonly string[];
  readonly rungs: { readonly used: number; readonly left: number; readonly over: number };
};

const frame = hallFrame();
const wall = wallCalendar();

/** What a clerk finds with a pencil and a calendar on the wall. */
export function onPaper(sheet: PaperLimit, { asked, rungs }: Asked) {
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

/** What the product answers to the same questions. */
export function onScreen(ledger: Ledger, { asked, rungs }: Asked): ReturnType<typeof onPaper> {
  const period = periodOf(frame, ledger);
  const days = asked.map((day) => parseLocalDate(day));
  const { on, until, provisional } = dueOfLedger(frame, ledger);
  const midnight = startOfDay(plusDays(on, 1), frame.zone);
  return {
    due: on,
    provisional,
    remaining: days.map((day) => remainingOn(frame.calendar, period, day)),
    overdue: days.map((day) => overdueOn(frame.calendar, period, day)),
    used: reachOf(frame, ledger, { used: rungs.used }).on,
    left: reachOf(frame, ledger, { remaining: rungs.left }).on,
    over: reachOf(frame, ledger, { overdue: rungs.over }).on,
    breach: ledger.closes === "office" || until === midnight ? plusDays(on, 1) : until,
    ...explained(ledger),
  };
}

/** Every day of an explanation, in order: unfolded again from its stretches. */
function explained(ledger: Ledger) {
  const { stretches } = explainLimit(frame, ledger, {
    causeOf: (cause) => ({ zh: cause, en: cause }),
    on: ledger.from,
  });
  const days = stretches.flatMap(({ first, last, days, role }) => {
    const step = first <= last ? 1 : -1;
    return Array.from({ length: days }, (_, i) => `${plusDays(first, i * step)} ${role.as}`);
  });
  const extended = stretches.flatMap(({ role, days }) =>
    role.as === "counted" && role.extended ? [days] : [],
  );
  return { days, extended: extended.reduce((sum, one) => sum + one, 0) };
}
