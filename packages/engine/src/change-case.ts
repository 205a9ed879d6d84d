import {
  type Action,
  type CaseState,
  coreError,
  type Decision,
  decision,
  type Fact,
  type Item,
  type LimitRow,
  limitRowsOf,
  measureOf,
  messageEvents,
  movesMeasure,
  notificationEvents,
  type Opening,
  opened,
  slaEventOf,
  type World,
} from "@banjian/core";
import { lookUp, NotAsked, refuseUnasked } from "./certificate-library.js";
import { engineError } from "./errors.js";
import { frameAt } from "./frame-at.js";
import { refuseLongHistory } from "./history-limit.js";
import { NotReady } from "./not-ready.js";
import type { EngineParts } from "./parts.js";
import type { CommitAnswer, CommitRequest, Effects, Loaded, Moment, Receipt } from "./ports.js";
import { reasonFor } from "./stop-case.js";

/** A request with all the store needs to know, and all it does not. */
export type CaseRequest = CommitRequest &
  (
    | {
        readonly action: Action;
        /** For a request that opens a case: how, and under which item. */
        readonly opening?: Opening & { readonly item: Item };
      }
    // What is not a person's action.
    | { readonly decide: (world: World, state: CaseState) => Decision }
  );

type Accepted = Extract<CommitAnswer, { receipt: Receipt }>;

/** Commits one request and announces what it led to; throws the refusal or the fault it was answered with. */
export async function changeCase(parts: EngineParts, request: CaseRequest): Promise<Accepted> {
  const [answer] = await parts.store.commit([request], (one, loaded) =>
    decideOn(parts, one, loaded),
  );
  if (answer === undefined) throw new Error("the store gave no answer");
  if ("refused" in answer) throw await reasonFor(parts, request.caseId, answer.refused);
  if ("locked" in answer) throw new Error("the store left a single request undecided");
  if ("failed" in answer) {
    const { failed } = answer;
    if (failed instanceof NotAsked && parts.certificates !== undefined && "action" in request) {
      const lookedUp = await lookUp(parts.certificates, failed);
      return changeCase(parts, { ...request, action: { ...request.action, lookedUp } });
    }
    if (!(failed instanceof NotReady)) throw await reasonFor(parts, request.caseId, failed);
    await failed.read();
    return changeCase(parts, request);
  }
  if (answer.effects !== undefined) parts.announcer.announce(answer.effects);
  return answer;
}

function decideOn(parts: EngineParts, request: CaseRequest, loaded: Loaded): Effects {
  const { state } = loaded;
  const { caseId } = request;
  if ("opening" in request && request.opening !== undefined) {
    const { opening, action } = request;
    if (state !== undefined) throw coreError("CASE_ID_TAKEN", { caseId });
    const world = worldOf(parts, opening.item, loaded);
    const change = opened(world, opening, action);
    refuseUnasked(parts.certificates, opening.item, change.state, action);
    return effectsOf(parts, world, change);
  }
  if (state === undefined) throw engineError("CASE_UNKNOWN", { caseId });
  const world = worldOf(parts, compiledItem(parts, state.item.digest), loaded);
  const after =
    "decide" in request ? request.decide(world, state) : decision(world, state, request.action);
  const change = { facts: after.facts, before: state, state: after.state };
  if ("action" in request) {
    refuseUnasked(parts.certificates, world.item, after.state, request.action);
    refuseLongHistory(change, parts.history);
  }
  return new MovingEffects(parts, world, change);
}

// Rows are remembered with the ledgers they were derived of: those of a limit that has not moved are the same ones.
function limitsStand(world: World, before: CaseState, limits: Effects["limits"]): boolean {
  const were = limitRowsOf(world, world.item, before);
  return were.length === limits.length && were.every((row, index) => row === limits[index]);
}

/** The item a case is pinned to, or a request to compile it first. */
export function compiledItem({ catalogue }: EngineParts, digest: string): Item {
  const item = catalogue.compiled(digest);
  if (item === undefined) throw new NotReady(`item ${digest}`, () => catalogue.pinned(digest));
  return item;
}

/** What a decision at that moment depends on. */
export function worldOf(parts: EngineParts, item: Item, moment: Moment): World {
  const { now, held } = moment;
  const { calendar, zone, hours, known } = frameAt(parts, moment);
  const absences = parts.absences?.at(moment) ?? [];
  return { calendar, zone, hours, known, item, absences, now, held };
}

/** What a decision adds to a case, and how that stood before it and stands now. */
export type Change = {
  readonly facts: readonly Fact[];
  readonly before?: CaseState | undefined;
  readonly state: CaseState;
};

/** Everything the store writes for a decision; its events are made when somebody asks for them. */
export function effectsOf(
  parts: Telling,
  world: World,
  change: Change,
  limits?: readonly LimitRow[],
): Effects {
  return new MadeEffects(parts, world, change, limits);
}

class MadeEffects implements Effects {
  readonly facts: Effects["facts"];
  readonly state: CaseState;
  readonly calendar: string;
  readonly limits: readonly LimitRow[];
  readonly measure: Effects["measure"];
  readonly #make: () => Effects["events"];
  #events: Effects["events"] | undefined;

  constructor(
    parts: Telling,
    world: World,
    change: Change,
    limits: readonly LimitRow[] = limitRowsOf(world, world.item, change.state),
  ) {
    const { facts, state } = change;
    this.facts = facts;
    this.state = state;
    this.calendar = world.calendar.id;
    this.limits = limits;
    this.measure = facts.some(movesMeasure) ? measureOf(world, world.item, state) : undefined;
    this.#make = () => eventsOf(parts, world, change);
  }

  get events(): Effects["events"] {
    this.#events ??= this.#make();
    return this.#events;
  }
}

/** The same of a case that was there before: a store may ask whether its limits need to be written at all. */
class MovingEffects extends MadeEffects {
  readonly #stand: () => boolean;

  constructor(parts: Telling, world: World, change: Change & { readonly before: CaseState }) {
    super(parts, world, change);
    this.#stand = () => limitsStand(world, change.before, this.limits);
  }

  get limitsStand(): boolean {
    return this.#stand();
  }
}

type Telling = Pick<EngineParts, "messages" | "notifications" | "zone">;

function eventsOf(
  { messages, notifications, zone }: Telling,
  { item }: World,
  { facts, before, state }: Change,
): Effects["events"] {
  const first = state.version - facts.length + 1;
  const change = { facts, before, caseId: state.id };
  const told = facts.flatMap((fact, index) => slaEventOf(item, state, fact, first + index) ?? []);
  const made = messages === undefined ? [] : messageEvents({ ...messages, item, zone }, change);
  const calls = notifications && notificationEvents({ ...notifications, item }, change);
  if (messages === undefined && calls === undefined) return told;
  return [...told, ...made, ...(calls ?? [])].toSorted((a, b) => a.event.seq - b.event.seq);
}
