import { type LocalDate, localDateAt } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger } from "../limit/due.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import { runOutOn } from "./run-out.js";
import { Turn } from "./turn.js";
import { withdrawWrongCards } from "./withdraw-wrong.js";
import type { World } from "./world.js";

/**
 * What an amended calendar brings about in a case (TL14): a fact for each running limit that moves, what was announced wrongly
 * is taken back, the time cards of finished limits are judged again, and what is due by now has its effect. A second run
 * brings about nothing.
 */
export function recompute(world: World, state: CaseState): readonly Fact[] {
  const turn = new Turn(world, state);
  if (state.status === "open") runOutOn(turn);
  withdrawWrongCards(turn);
  return turn.facts;
}

/** A state that silence, or a wait that was over, has led to, and that would not have come yet by today's calendar. It stands until a person corrects it. */
export type StandingOutcome = {
  readonly caseId: string;
  readonly limit: string;
  readonly outcome: LimitDefinition["onExpiry"]["outcome"];
  readonly tookEffectOn: LocalDate;
  /** The last day by today's calendar. */
  readonly due: LocalDate;
};

/** The outcomes already taken that today's calendar would have prevented. */
export function standingOutcomes(world: World, state: CaseState): readonly StandingOutcome[] {
  return inOrder(state.limits).flatMap((ledger) => {
    const { endedOn, key: limit } = ledger;
    const { outcome } = definitionOf(world.item, ledger).onExpiry;
    if (endedOn === undefined || !tookEffect(state, ledger, outcome)) return [];
    if (!hadTime(world, ledger, outcome)) return [];
    const { on: due } = dueOfLedger({ ...world, known: () => world.calendar }, ledger);
    return [{ caseId: state.id, limit, outcome, tookEffectOn: endedOn, due }];
  });
}

/** Whether a limit that has run out had not, by its account and today's calendar, on the day of its end. */
export function hadTime(
  world: World,
  ledger: Ledger,
  outcome: StandingOutcome["outcome"],
): boolean {
  const { endedOn } = ledger;
  if (endedOn === undefined) return true;
  const { on, until } = dueOfLedger({ ...world, known: () => world.calendar }, ledger);
  // A wait ends on its last day, silence decides when that day is over.
  return (outcome === "passes" ? on : localDateAt(until, world.zone)) > endedOn;
}

/** Whether the running out of a limit has led the case somewhere. */
export function tookEffect(
  { deemed }: CaseState,
  { status }: Ledger,
  outcome: StandingOutcome["outcome"],
): boolean {
  if (outcome === "passes") return status === "passed";
  return status === "overdue" && deemed.some((one) => one === outcome);
}
