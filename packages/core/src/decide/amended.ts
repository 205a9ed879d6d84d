import { dueOfLedger, type LimitDue } from "../limit/due.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import { announce } from "./limits.js";
import type { Turn } from "./turn.js";
import { withdrawWrongRungs } from "./withdraw-wrong.js";

/** Writes down what an amended calendar has moved, before anything else happens in the case: a fact for each running limit, and what was announced wrongly is taken back (TL14). */
export function settleCalendar(turn: Turn): void {
  for (const ledger of inOrder(turn.state.limits)) {
    if (ledger.status === "running" && ledger.edition !== turn.world.calendar.edition) {
      settleLimit(turn, ledger);
    }
  }
}

function settleLimit(turn: Turn, ledger: Ledger): void {
  const { world } = turn;
  const calendar = world.known(ledger.edition);
  if (calendar === undefined) return;
  const before = dueOfLedger({ ...world, calendar }, ledger);
  const now = dueOfLedger(world, ledger);
  const notBefore = keptDay(turn, ledger, now);
  if (isSame(before, now) && notBefore === ledger.notBefore) return;
  const { on: due, provisional, edition } = before;
  announce(turn, {
    type: "limit-recomputed",
    limit: ledger.key,
    run: ledger.run,
    before: { due, provisional, edition },
    ...(notBefore === undefined ? {} : { notBefore }),
  });
  withdrawWrongRungs(turn, ledger.key, "amended-calendar");
}

/** The day the applicant was told, where today's calendar alone would make it an earlier one. */
function keptDay({ world }: Turn, ledger: Ledger, { on }: LimitDue): Ledger["notBefore"] {
  const { notBefore: _kept, ...counted } = ledger;
  const alone = dueOfLedger({ ...world, known: () => undefined }, counted);
  return alone.on < on ? on : ledger.notBefore;
}

function isSame(a: LimitDue, b: LimitDue): boolean {
  return a.on === b.on && a.until === b.until && a.provisional === b.provisional;
}
