import type { Text } from "@banjian/base";
import { type Instant, localDateAt, overdueOn, remainingOn } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import { inHours } from "../definition/allowance.js";
import { didYouMean } from "../definition/did-you-mean.js";
import { coreError } from "../errors.js";
import { causeTitle } from "../item/cause-of.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { rolesOf } from "../item/roles.js";
import { dueOfLedger, type LimitDue, periodOf } from "../limit/due.js";
import { explainLimit, type LimitExplanation } from "../limit/explain-limit.js";
import { calendarOf, type Frame } from "../limit/frame.js";
import { asItStands, type Ledger, openSpan } from "../limit/ledger.js";

/** A limit as it reads now. */
export type LimitView = {
  readonly key: string;
  readonly run: number;
  readonly title: Text;
  readonly department: string;
  /** The role whose duty it is. */
  readonly owner: Text;
  readonly branch?: string;
  readonly from: Ledger["from"];
  /** The instant it started, from which hours run. */
  readonly since: Instant;
  readonly within: Ledger["within"];
  /** Counted backwards from `from` (TL16). */
  readonly backwards: boolean;
  readonly status: Ledger["status"];
  readonly excluded: boolean;
  /** The procedures for which time has been left out so far. */
  readonly procedures: readonly string[];
  readonly due: LimitDue;
  /** Whether it has run out: by now while it runs, else by its end. One that closes with the office does so on its last day. */
  readonly isOver: boolean;
  readonly endedOn?: string;
  /** What is left on the given day in the limit's own unit (months and years in calendar days); none for hours. */
  readonly remaining?: number;
  readonly overdue?: number;
  explain(): LimitExplanation;
};

/** The limits of a case as they read at a moment; a finished one is measured at its end (TL12). */
export function limitViews(frame: Frame, item: Item, state: CaseState, now: Instant): LimitView[] {
  return Object.values(state.limits)
    .toSorted(byStart)
    .map((ledger) => limitView(frame, item, ledger, now));
}

// In the order in which they started; of those that started together the case's own come first.
function byStart(a: Ledger, b: Ledger): number {
  const [first, second] = [a, b].map(({ at, branch, key }) => `${at} ${branch ?? ""} ${key}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}

/** One limit of several by its key; refuses an unknown one and names the nearest (LIMIT_UNKNOWN). */
export function limitNamed(limits: readonly LimitView[], key: string): LimitView {
  const found = limits.find((one) => one.key === key);
  if (found !== undefined) return found;
  const known = limits.map((one) => one.key);
  const near = didYouMean(key, known);
  throw coreError("LIMIT_UNKNOWN", { limit: key, known, ...(near === undefined ? {} : { near }) });
}

type CaseDay = NonNullable<Ledger["endedOn"]>;

function limitView(frame: Frame, item: Item, recorded: Ledger, now: Instant): LimitView {
  const on = localDateAt(now, frame.zone);
  const ledger = asItStands(recorded, on);
  const { title, department, branch, owner } = definitionOf(item, ledger);
  const runs = ledger.status === "running" && openSpan(ledger) === undefined;
  const due = dueOfLedger(frame, ledger);
  // While time is excluded nothing runs: what is left is what was left when it stopped.
  const read = openSpan(ledger)?.after ?? ledger.endedOn ?? on;
  return {
    key: ledger.key,
    run: ledger.run,
    title,
    department,
    owner: rolesOf(item.file).get(owner) ?? { zh: owner, en: owner },
    ...(branch === undefined ? {} : { branch }),
    from: ledger.from,
    since: ledger.at,
    within: ledger.within,
    backwards: ledger.backwards === true,
    status: ledger.status,
    excluded: openSpan(ledger) !== undefined,
    procedures: ledger.excluded.map(({ cause }) => cause),
    due,
    isOver: ledger.status === "overdue" || (runs && due.until <= now),
    ...(ledger.endedOn === undefined ? {} : { endedOn: ledger.endedOn }),
    ...reading(frame, ledger, read),
    explain: () =>
      explainLimit(frame, ledger, {
        causeOf: (cause) => causeTitle(item, cause),
        on: read,
      }),
  };
}

function reading(
  frame: Frame,
  ledger: Ledger,
  day: CaseDay,
): Pick<LimitView, "remaining" | "overdue"> {
  if (inHours(ledger.within)) return {};
  const period = periodOf(frame, ledger);
  const calendar = calendarOf(frame, ledger);
  return {
    remaining: remainingOn(calendar, period, day),
    overdue: overdueOn(calendar, period, day),
  };
}
