import { type Instant, type LocalDate, localDateAt } from "@banjian/calendar";
import type { Absence } from "../case/absence.js";
import type { CaseState } from "../case/case-state.js";
import type { Item } from "../item/item.js";
import type { Frame } from "../limit/frame.js";

/** Everything a decision depends on beside the case: the item, the time, and what dates are made from. */
export type World = Frame & {
  readonly item: Item;
  readonly now: Instant;
  /** The clock is doubted: nothing falls due until a person has looked at it. */
  readonly held?: boolean;
  /** Who is away when, and who acts meanwhile. */
  readonly absences?: readonly Absence[];
};

/** The instant at which facts are recorded now: never earlier than the case's latest (TL15). */
export function recordingInstant(world: World, state: CaseState | undefined): Instant {
  return state !== undefined && state.at > world.now ? state.at : world.now;
}

/** The civil day in the hall's zone. */
export function today(world: World, state?: CaseState): LocalDate {
  return localDateAt(recordingInstant(world, state), world.zone);
}
