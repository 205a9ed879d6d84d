import type { Instant } from "@banjian/calendar";
import type { HallOwnEvent } from "./hall-event.js";
import type { Incident, IncidentWord } from "./incident.js";

/**
 * Work on one case that has failed: by the sweep (`sweep`), by a sink (`sink:<name>`; for the sink as a whole the case is
 * empty), messages of a case that there is not (`inbound:<system>`), a database that has gone back (`rewind`), a role without rights (`rights`), or a case that is stopped (`fold`). It waits for its next try, or, where `next` is missing, for a person.
 */
export type Stall = {
  readonly work: string;
  readonly caseId: string;
  /** For a sink, the place of the event it waits at; for the sweep, the version of the case. */
  readonly position: number;
  readonly tries: number;
  readonly since: Instant;
  readonly next?: Instant;
  readonly error: string;
};

/** What has failed, and what became of it. That an incident was opened or closed is stored with it. */
export type Stalls = {
  /** Everything of one kind of work that has failed and is not done yet, with the version of each case as it is now. */
  of(work: string): Promise<readonly (Stall & { readonly version: number })[]>;
  keep(stall: Stall): Promise<void>;
  /** Keeps a stall that is not there yet, and stores with it what is told of it; false, and nothing is told, where it is there. */
  begin(stall: Stall, told: HallOwnEvent, at: Instant): Promise<boolean>;
  /** The work was done after all; an incident of it that is still open ends as recovered, and is given back. */
  clear(work: string, caseId: string, at: Instant): Promise<Incident | undefined>;
  /** Keeps the stall until a person has looked at it, and opens an incident unless one is open. */
  park(stall: Stall, incident: { readonly id: string; readonly at: Instant }): Promise<Incident>;
  /** The incidents, the latest first; without `all` those that are open. */
  incidents(all?: boolean): Promise<readonly Incident[]>;
  /** Ends an open incident: the work is tried again, for a sink from the next event on where this one is skipped. Nothing where none is open. */
  close(id: string, word: IncidentWord, at: Instant): Promise<Incident | undefined>;
};

/** The work as a person's word leaves it: tried at once, past the event that a sink cannot take, or, for the sweep and for what came for no case, left to people. */
export function afterWord(
  stall: Stall,
  { outcome }: IncidentWord,
  now: Instant,
): Stall | undefined {
  if (outcome === "retried") return { ...stall, tries: 0, since: now, next: now };
  if (outcome === "skipped" && stall.work !== "sweep" && !stall.work.startsWith("inbound:")) {
    return { ...stall, position: stall.position + 1, tries: 0, since: now, next: now };
  }
  return undefined;
}
