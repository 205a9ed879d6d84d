import { CodedError } from "@banjian/base";
import { type Instant, type LocalDate, plusHours, startOfDay } from "@banjian/calendar";
import {
  type CaseState,
  decision,
  evolve,
  type Fact,
  type Frame,
  type Item,
  nextDueOf,
  open,
  replay,
  runOut,
} from "@banjian/core";
import { placedStates } from "../chart-states.js";
import { type Asking, explorer, filingsOf } from "./player.js";
import { isOnlyTold } from "./situation.js";

/** One step of a trail: at that moment somebody did something, or time alone had its effect. */
export type TrailStep = { readonly at: Instant; readonly asked?: Asking };

/** A case somewhere on its way, with the way it came. */
export type Place = {
  readonly state: CaseState;
  readonly now: Instant;
  readonly step: TrailStep;
  /** What that step added. */
  readonly facts: readonly Fact[];
  readonly before?: Place;
};

/** The ground an exploration walks on. */
export type Ground = { readonly item: Item; readonly frame: Frame };

const caseId = "explored";

/** Where every exploration begins: each application that can be filed, but for those that are refused; a coded error where all are. */
export function beginnings({ item, frame }: Ground, now: Instant): Place[] {
  const filing = placedStates(item).flatMap(({ state }) => state.on?.submit?.by ?? []);
  const by = { id: explorer.id, name: explorer.name, roles: filing };
  let refusal: unknown;
  const places = filingsOf(item, now, frame).flatMap(({ applicant, payload }): Place[] => {
    const asked = { action: "submit", by, payload };
    try {
      const opening = { caseId, applicant, channel: "online" } as const;
      const facts = open({ ...frame, item, now }, opening, asked);
      return [{ state: replay(caseId, facts), now, step: { at: now, asked }, facts }];
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      refusal ??= error;
      return [];
    }
  });
  if (places.length === 0) throw refusal;
  return places;
}

/** The place after somebody has done something there; undefined where that is refused. */
export function acted(ground: Ground, place: Place, asked: Asking): Place | undefined {
  const { frame, item } = ground;
  const before = asked.on === undefined ? place : dayCome(ground, place, asked.on);
  const { now, state } = before;
  try {
    const after = decision({ ...frame, item, now }, state, asked);
    return { ...after, now, step: { at: now, asked }, before };
  } catch (error) {
    if (error instanceof CodedError) return undefined;
    throw error;
  }
}

/** The same case on the morning of a day, with what has run out until then. */
function dayCome({ item, frame }: Ground, before: Place, day: LocalDate): Place {
  const morning = plusHours(startOfDay(day, frame.zone), 9);
  if (before.now >= morning) return before;
  const facts = runOut({ ...frame, item, now: morning }, before.state);
  const state = facts.reduce(evolve, before.state);
  return { state, now: morning, step: { at: morning }, facts, before };
}

/** The place once the clock alone has changed what can happen there: warnings and cards on the way change nothing of that. Undefined where it never will. */
export function waited({ item, frame }: Ground, before: Place): Place | undefined {
  let { state } = before;
  const all: Fact[] = [];
  for (let now = nextDueOf(frame, item, state); now; now = nextDueOf(frame, item, state)) {
    const facts = runOut({ ...frame, item, now }, state);
    if (facts.length === 0) throw new Error(`nothing has run out at ${now}`);
    state = facts.reduce(evolve, state);
    all.push(...facts);
    if (facts.some(matters)) return { state, now, step: { at: now }, facts: all, before };
  }
  return undefined;
}

function matters(fact: Fact): boolean {
  if (fact.type === "limit-breached") return !isOnlyTold(fact.limit);
  return !["limit-warned", "card-raised", "procedure-overran"].includes(fact.type);
}

/** The steps that led to a place, the first first. */
export function trailTo(place: Place): TrailStep[] {
  const steps: TrailStep[] = [];
  for (let at: Place | undefined = place; at !== undefined; at = at.before) steps.unshift(at.step);
  return steps;
}
