import { CodedError, type Text } from "@banjian/base";
import { type Instant, localDateAt } from "@banjian/calendar";
import {
  type Action,
  type CaseState,
  decide,
  evolve,
  type Fact,
  type Frame,
  type Item,
  nextDueOf,
  open,
  personalArrows,
  replay,
  rolesOf,
  runOut,
} from "@banjian/core";
import { endOf } from "../explore/end-of.js";
import { openWorld } from "../open-world.js";
import type { History } from "./read-histories.js";

type ActionTaken = Extract<Fact, { type: "action-taken" }>;

/** The first action of a recorded case that another item version would refuse, and why. */
type RefusedThere = {
  readonly action: string;
  readonly branch?: string;
  readonly at: Instant;
  readonly code: string;
  readonly says: Text;
};

/** What would have become of a recorded case under another version of its item, had everybody done the same on the same days. */
export type Replayed = {
  readonly caseId: string;
  readonly refused?: RefusedThere;
  /** How it ended, as recorded and as replayed; undefined while open. */
  readonly end: { readonly recorded: string | undefined; readonly replayed: string | undefined };
  /** The limits that were missed, as recorded and as replayed. */
  readonly late: { readonly recorded: readonly string[]; readonly replayed: readonly string[] };
};

/** What dates were made from at a moment: the calendar as it was known then. */
type FrameAt = (moment: Instant) => Frame;

/** The same for several cases, over the calendar of the State Council. */
export async function replayHistories(
  item: Item,
  histories: readonly History[],
): Promise<readonly Replayed[]> {
  const { parts, frame } = await openWorld({ at: "2020-01-01" });
  const { calendars, zone } = parts;
  const frameAt: FrameAt = (moment) => ({
    ...frame,
    calendar: calendars.asOf(localDateAt(moment, zone)),
  });
  return histories.map((history) => replayHistory(item, frameAt, history));
}

/**
 * Lets everybody who acted in a recorded case do the same at the same moment under another item. Each is given the role that
 * item asks for: facts remember who acted, not in which role. It stops at the first action that is refused.
 */
function replayHistory(item: Item, frameAt: FrameAt, history: History): Replayed {
  const recorded = replay(history.caseId, history.facts);
  const { state, refused } = new Replay(item, frameAt, history).play();
  return {
    caseId: history.caseId,
    ...(refused && { refused }),
    end: { recorded: endOf(recorded), replayed: state && endOf(state) },
    late: { recorded: lateIn(recorded), replayed: state === undefined ? [] : lateIn(state) },
  };
}

class Replay {
  readonly #item: Item;
  readonly #frameAt: FrameAt;
  readonly #history: History;
  #state: CaseState | undefined;

  constructor(item: Item, frameAt: FrameAt, history: History) {
    this.#item = item;
    this.#frameAt = frameAt;
    this.#history = history;
  }

  play(): { readonly state: CaseState | undefined; readonly refused?: RefusedThere } {
    const { facts } = this.#history;
    for (const fact of facts) {
      if (fact.type !== "action-taken") continue;
      const refused = this.#refusalOf(fact);
      if (refused !== undefined) return { state: this.#state, refused };
    }
    const last = facts.at(-1);
    if (last !== undefined) this.#passTo(last.at);
    return { state: this.#state };
  }

  #refusalOf(fact: ActionTaken): RefusedThere | undefined {
    const { action, branch, at } = fact;
    try {
      this.#passTo(at);
      this.#state = this.#after(fact);
      return undefined;
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const { code, says } = error;
      return { action, ...(branch === undefined ? {} : { branch }), at, code, says };
    }
  }

  #after(fact: ActionTaken): CaseState {
    const world = this.#worldAt(fact.at);
    const asked = this.#asking(fact);
    const { caseId, facts } = this.#history;
    const [opened] = facts;
    if (this.#state !== undefined)
      return decide(world, this.#state, asked).reduce(evolve, this.#state);
    if (opened?.type !== "case-opened")
      throw new Error(`${caseId} does not begin with its opening`);
    const { applicant, channel } = opened;
    return replay(caseId, open(world, { caseId, applicant, channel }, asked));
  }

  #asking({ action, branch, payload, by }: ActionTaken): Action {
    const arrows = this.#state === undefined ? [] : personalArrows(this.#item, this.#state);
    const asked = arrows.filter(
      (arrow) => arrow.action === action && (branch === undefined || arrow.branch === branch),
    );
    // What may be done with any task or card is no arrow of the chart, and asks for a role of its own.
    const named =
      asked.length > 0 ? asked.flatMap(({ by }) => by) : rolesOf(this.#item.file).keys();
    const roles = [...new Set(named)];
    return {
      action,
      by: { ...(by ?? { id: "?" }), roles: this.#state === undefined ? filing : roles },
      payload: asAsked(payload),
      ...(branch === undefined ? {} : { branch }),
    };
  }

  /** What the clock alone brings about until then, each at its own moment. */
  #passTo(at: Instant): void {
    for (;;) {
      if (this.#state === undefined) return;
      const due = nextDueOf(this.#frameAt(at), this.#item, this.#state);
      if (due === undefined || due > at) return;
      const facts = runOut(this.#worldAt(due), this.#state);
      if (facts.length === 0) return;
      this.#state = facts.reduce(evolve, this.#state);
    }
  }

  #worldAt(now: Instant) {
    return { ...this.#frameAt(now), item: this.#item, now };
  }
}

// Whoever filed it may file it there: the window for an applicant, or the applicant.
const filing = ["applicant", "window-clerk"];

function lateIn({ limits }: CaseState): string[] {
  return Object.values(limits)
    .filter(({ status, breached }) => status === "overdue" || breached)
    .map(({ key }) => key)
    .toSorted();
}

// A length is recorded as a count and a unit, and asked for as text.
function asAsked(payload: ActionTaken["payload"]): ActionTaken["payload"] {
  const { length } = payload;
  if (typeof length !== "object" || length === null) return payload;
  const { count, unit } = length as { count: number; unit: string };
  return { ...payload, length: `${count} ${unit}` };
}
