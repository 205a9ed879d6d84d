import type { Text } from "@banjian/base";
import { type BusinessCalendar, changedDays } from "@banjian/calendar";
import {
  type CaseState,
  evolve,
  type Fact,
  limitTitle,
  recompute,
  type StandingOutcome,
  standingOutcomes,
  type World,
} from "@banjian/core";
import { frameAt, momentOf } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import type { Moment } from "./ports.js";

type Recomputed = Extract<Fact, { type: "limit-recomputed" }>;

/** A limit that would move. */
export type AmendedLimit = Pick<Recomputed, "limit" | "before" | "told" | "notBefore"> & {
  readonly title: Text;
};

/** What an amended calendar would do to one case. */
export type AmendedCase = {
  readonly caseId: string;
  /** Limits that would move: the date before and after, and what the applicant has been promised. */
  readonly moved: readonly AmendedLimit[];
  /** Limits that keep the day the applicant was told, although the calendar would make it another. */
  readonly kept: readonly AmendedLimit[];
  /** Cards that were wrong. */
  readonly wrongCards: readonly CaseState["cards"][number][];
  /** Limits that would be late at once. */
  readonly late: readonly string[];
  /** States already reached that it would have prevented. */
  readonly outcomes: readonly StandingOutcome[];
};

const batch = 100;

/** The cases that another calendar would move, in the order in which a pass meets them; nothing is written. */
export async function amendedCases(
  parts: EngineParts,
  calendar: BusinessCalendar,
): Promise<readonly AmendedCase[]> {
  const moment = await momentOf(parts);
  const days = changedDays(parts.calendars.at(moment), calendar);
  const amended: AmendedCase[] = [];
  for (let after: string | undefined; days !== undefined; ) {
    const found = await parts.store.concerned(days, { batch, after });
    if (found.cases.length === 0) break;
    for (const caseId of found.cases)
      amended.push(...(await amendedCase(parts, caseId, { moment, calendar })));
    after = found.after;
  }
  return amended;
}

async function amendedCase(
  parts: EngineParts,
  caseId: string,
  { moment, calendar }: { moment: Moment; calendar: BusinessCalendar },
): Promise<readonly AmendedCase[]> {
  const state = await parts.store.load(caseId);
  if (state === undefined) return [];
  const item = await parts.catalogue.pinned(state.item.digest);
  const frame = frameAt(parts, moment);
  const one = amendedBy({ ...frame, calendar, item, now: moment.now }, state);
  const isEmpty = [one.moved, one.kept, one.wrongCards, one.late, one.outcomes].every(
    (list) => list.length === 0,
  );
  return isEmpty ? [] : [one];
}

function amendedBy(world: World, state: CaseState): AmendedCase {
  const facts = recompute(world, state);
  const recomputed = facts.flatMap((fact) =>
    fact.type === "limit-recomputed" ? [amendedLimit(world, state, fact)] : [],
  );
  const wrong = facts.flatMap((fact) => (fact.type === "card-withdrawn" ? [fact.id] : []));
  return {
    caseId: state.id,
    moved: recomputed.filter((one) => !isKept(one)),
    kept: recomputed.filter(isKept),
    wrongCards: facts.reduce(evolve, state).cards.filter(({ id }) => wrong.includes(id)),
    late: facts.flatMap((fact) => (fact.type === "limit-breached" ? [fact.limit] : [])),
    outcomes: standingOutcomes(world, state),
  };
}

function isKept({ before, told, notBefore }: AmendedLimit): boolean {
  return notBefore !== undefined && before.due === told.due;
}

function amendedLimit(
  { item }: World,
  state: CaseState,
  { limit, before, told, notBefore }: Recomputed,
): AmendedLimit {
  const title = limitTitle(item, limit, state.limits[limit]?.procedure);
  return { limit, title, before, told, ...(notBefore === undefined ? {} : { notBefore }) };
}
