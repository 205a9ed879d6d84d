import type { Text } from "@banjian/base";
import { overdueOn, remainingOn } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import { stateAt } from "../chart/chart.js";
import { inHours } from "../definition/allowance.js";
import type { Item, ProcedureDefinition } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger, type LimitDue, periodOf } from "../limit/due.js";
import { explainLimit, type LimitExplanation } from "../limit/explain-limit.js";
import { calendarOf, type Frame } from "../limit/frame.js";
import { type Ledger, openSpan } from "../limit/ledger.js";

/** A limit as it reads now. */
export type LimitView = {
  readonly key: string;
  readonly run: number;
  readonly title: Text;
  readonly department: string;
  readonly branch?: string;
  readonly from: Ledger["from"];
  readonly within: Ledger["within"];
  readonly status: Ledger["status"];
  readonly excluded: boolean;
  /** The procedures for which time has been left out so far. */
  readonly procedures: readonly string[];
  readonly due: LimitDue;
  readonly endedOn?: string;
  /** What is left on the given day in the limit's own unit (months and years in calendar days); none for hours. */
  readonly remaining?: number;
  readonly overdue?: number;
  explain(): LimitExplanation;
};

/** The limits of a case as they read on a day; a finished one is measured at its end (TL12). */
export function limitViews(frame: Frame, item: Item, state: CaseState, on: CaseDay): LimitView[] {
  return Object.values(state.limits)
    .toSorted(byStart)
    .map((ledger) => limitView(frame, item, ledger, on));
}

// In the order in which they started; of those that started together the case's own come first.
function byStart(a: Ledger, b: Ledger): number {
  const [first, second] = [a, b].map(({ at, branch, key }) => `${at} ${branch ?? ""} ${key}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}

type CaseDay = NonNullable<Ledger["endedOn"]>;

function limitView(frame: Frame, item: Item, ledger: Ledger, on: CaseDay): LimitView {
  const { title, department, branch } = definitionOf(item, ledger);
  return {
    key: ledger.key,
    run: ledger.run,
    title,
    department,
    ...(branch === undefined ? {} : { branch }),
    from: ledger.from,
    within: ledger.within,
    status: ledger.status,
    excluded: openSpan(ledger) !== undefined,
    procedures: ledger.excluded.map(({ cause }) => cause),
    due: dueOfLedger(frame, ledger),
    ...(ledger.endedOn === undefined ? {} : { endedOn: ledger.endedOn }),
    ...reading(frame, ledger, ledger.endedOn ?? on),
    explain: () => explainLimit(frame, ledger, (cause) => causeTitle(item, cause)),
  };
}

function reading(
  frame: Frame,
  ledger: Ledger,
  on: CaseDay,
): Pick<LimitView, "remaining" | "overdue"> {
  if (inHours(ledger.within)) return {};
  const period = periodOf(frame, ledger);
  const calendar = calendarOf(frame, ledger);
  // While time is excluded nothing runs: what is left is what was left when it stopped.
  const day = openSpan(ledger)?.after ?? on;
  return {
    remaining: remainingOn(calendar, period, day),
    overdue: overdueOn(calendar, period, day),
  };
}

/** What time was left out for: a state the case was in, one procedure, or several at once. */
function causeTitle(item: Item, cause: string): Text {
  if (cause.startsWith("state:")) {
    return stateAt(item.chart, cause.slice("state:".length))?.title ?? { zh: cause, en: cause };
  }
  const titles = cause.split("+").map((id) => titleOf(item.procedures.get(id), id));
  return {
    zh: titles.map(({ zh }) => zh).join("、"),
    en: titles.map(({ en }) => en).join(" and "),
  };
}

function titleOf(procedure: ProcedureDefinition | undefined, id: string): Text {
  return procedure?.title ?? { zh: id, en: id };
}
