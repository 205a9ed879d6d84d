import { actorRef } from "../case/actor-ref.js";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactBody, FactOf } from "../case/fact.js";
import type { Actor } from "../case/person.js";
import { activePaths } from "../chart/chart.js";
import { type ActionKind, givesOpinion, type StepKind } from "../definition/action-kind.js";
import { coreError } from "../errors.js";
import type { Action, Opening } from "./action.js";
import { recordLookedUp } from "./certificates.js";
import { decideHeld } from "./expiry.js";
import { findArrow } from "./find-arrow.js";
import { guisesOf } from "./guises.js";
import type { Handler } from "./handlers/handler.js";
import { handlers } from "./handlers/handlers.js";
import { happen } from "./limits.js";
import { objection } from "./objection.js";
import { checkActor } from "./permission.js";
import { readPayload } from "./read-payload.js";
import { canRunOut, runOutOn } from "./run-out.js";
import { placeOfOpinion } from "./seat-taken.js";
import { settle } from "./settle.js";
import type { PersonalArrow } from "./standing-arrows.js";
import { type Decision, Turn } from "./turn.js";
import { watch } from "./watch.js";
import { withdrawWrong } from "./withdraw-wrong.js";
import type { World } from "./world.js";

/**
 * What an action leads to: facts to store, or the first reason against it, thrown with its code. In order: the case is
 * open, the actor may, the chart allows it, nothing stands against it, what it says is valid, the version is as expected.
 */
export function decide(world: World, state: CaseState, action: Action): readonly Fact[] {
  return decision(world, state, action).facts;
}

/** The same with the case it leads to, for whoever keeps both. */
export function decision(world: World, state: CaseState, action: Action): Decision {
  checkActor(action.by);
  const turn = new Turn(world, state);
  // What has run out by now has its effect first: the law does not wait for the next sweep.
  if (canRunOut(state)) runOutOn(turn);
  act(turn, action);
  refuseStale(state, action);
  return { facts: turn.facts, state: turn.state };
}

/** Opens a case with its first action. */
export function open(world: World, opening: Opening, action: Action): readonly Fact[] {
  return opened(world, opening, action).facts;
}

/** The same with the case it leads to, for whoever keeps both. */
export function opened(world: World, opening: Opening, action: Action): Decision {
  checkActor(action.by);
  const { code, version, digest } = world.item;
  const turn = new Turn(world, undefined);
  turn.by = actorRef(action.by);
  turn.open(opening.caseId, {
    type: "case-opened",
    item: { code, version, digest },
    applicant: opening.applicant,
    channel: opening.channel,
    ...(opening.queryCode === undefined ? {} : { queryCode: opening.queryCode }),
  });
  for (const path of activePaths(turn.state.value)) happen(turn, { enters: path });
  act(turn, action);
  return { facts: turn.facts, state: turn.state };
}

function act(turn: Turn, action: Action): void {
  const { item, absences } = turn.world;
  const guises = guisesOf(turn.state, action.by, { absences, today: turn.today });
  const { arrow, actor } = findArrow(item, turn.state, action, guises);
  const against = objection({ item, state: turn.state, actor, arrow });
  if (against !== undefined) throw against;
  const payload = readPayload(item, arrow, arrow.kind, action.payload);
  turn.by = actorRef(actor);
  const found = turn.state;
  turn.record(deedOf(turn, actor, arrow, payload), action.doneOn);
  turn.doneOn = action.doneOn;
  const handler = handlers[arrow.kind] as Handler<ActionKind>;
  handler(turn, { actor, arrow, payload, found });
  recordLookedUp(turn, action.lookedUp ?? []);
  watch(turn, { actor, arrow, payload, found });
  settle(turn);
  // What ran out since the day it was done had not run out then.
  if (turn.doneOn !== undefined && turn.doneOn < turn.today) withdrawWrong(turn);
  // With the last right that ends, what silence had to leave open is decided: by nobody.
  turn.by = undefined;
  decideHeld(turn);
}

type Deed = { -readonly [Field in keyof FactOf<"action-taken">]?: FactOf<"action-taken">[Field] };

function deedOf(turn: Turn, actor: Actor, arrow: PersonalArrow, payload: object): FactBody {
  const deed: Deed = { type: "action-taken", action: arrow.action, kind: arrow.kind };
  if (arrow.branch !== undefined) deed.branch = arrow.branch;
  if (arrow.step !== undefined) deed.step = arrow.step as StepKind;
  if (givesOpinion(arrow.kind)) {
    const { agree } = payload as { agree: boolean };
    Object.assign(deed, placeOfOpinion(turn.world.item, turn.state, { actor, arrow, agree }));
  }
  deed.payload = withSubject(payload, arrow) as Deed["payload"] & object;
  return deed as FactBody;
}

// Which task or card was meant stands in the record also where it was left out because there was only one.
function withSubject(payload: object, { task, card }: PersonalArrow): object {
  if (task === undefined && card === undefined) return { ...payload };
  return Object.assign({}, payload, task !== undefined && { task }, card !== undefined && { card });
}

function refuseStale({ id, version }: CaseState, { expectedVersion }: Action): void {
  if (expectedVersion === undefined || expectedVersion === version) return;
  throw coreError("CASE_VERSION_STALE", { caseId: id, expected: expectedVersion, version });
}
