import type { LocalDate } from "@banjian/calendar";
import type { FactBody, Told } from "../case/fact.js";
import { isOfLetter } from "../case/letter.js";
import { isOfRating } from "../case/rating.js";
import { basisOn, isInForce } from "../definition/basis-on.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Milestone } from "../definition/milestone.js";
import { type Moment, sameMoment } from "../definition/moment.js";
import { definitionOf } from "../item/limit-of.js";
import { limitsAt } from "../item/limits-at.js";
import { dueOfLedger, keepDue } from "../limit/due.js";
import {
  asItStands,
  closedSpans,
  inOrder,
  type Ledger,
  type LimitStatus,
  momentOfEnd,
  openSpan,
} from "../limit/ledger.js";
import { reachOf } from "../limit/reach.js";
import { rungsOf } from "../supervision/rungs.js";
import type { Turn } from "./turn.js";
import { changesIn, withinOf } from "./variants.js";
import { recordingInstant } from "./world.js";

type Announced = Extract<FactBody, { told: Told }>;
type Unannounced = {
  [Type in Announced["type"]]: Omit<Extract<Announced, { type: Type }>, "told" | "rearms">;
}[Announced["type"]];

/** Records a movement of a limit together with the due date it leads to, and with what that sets free to come again. Whoever announces one has made it for that. */
export function announce(turn: Turn, movement: Unannounced, on = turn.today): void {
  const { world } = turn;
  const ledger = standing(turn, movement) ?? moved(turn, movement, on);
  const asItIs = asItStands(ledger, on);
  const due = dueOfLedger(world, asItIs);
  const { on: day, provisional, edition } = due;
  const fact = movement as { rearms?: readonly string[]; told?: Told };
  const rearms = movesAway.has(movement.type) ? toComeAgain(turn, ledger) : [];
  if (rearms.length > 0) fact.rearms = rearms;
  fact.told = { due: day, provisional, edition };
  turn.record(movement as Announced, on);
  const after = turn.state.limits[movement.limit];
  const isCounted = asItIs === ledger && edition === world.calendar.edition;
  if (isCounted && after?.edition === edition) keepDue(world, after, due);
}

const movesAway = new Set<string>(["limit-extended", "limit-changed", "limit-resumed"]);

/** The ledger as the movement would leave it. */
function moved(turn: Turn, movement: Unannounced, on: LocalDate): Ledger {
  const unsaid: Told = { due: on, provisional: false, edition: turn.world.calendar.edition };
  const ledger = turn.ledgerAfter(Object.assign({}, movement, { told: unsaid }) as Announced, on);
  if (ledger === undefined) throw new Error(`no limit ${movement.limit} moves`);
  return ledger;
}

// What only says where a limit has come to, or ends it, moves no date: that of the ledger as it stands is the one to tell.
const datesStand = new Set<string>(["limit-warned", "limit-breached", "limit-ended"]);

function standing({ world, state }: Turn, { type, limit }: Unannounced): Ledger | undefined {
  const ledger = datesStand.has(type) ? state.limits[limit] : undefined;
  const isOpen = ledger?.endedOn === undefined && ledger?.edition === world.calendar.edition;
  return isOpen && openSpan(ledger) === undefined ? ledger : undefined;
}

/** The announced levels that lie ahead now. A card is raised once in a run, however often the due date moves (TL12). */
function toComeAgain({ world }: Turn, ledger: Ledger): string[] {
  if (ledger.breached) return [];
  const rungs = rungsOf(definitionOf(world.item, ledger), world.item.file.supervision.preset);
  return rungs
    .filter(({ id, does }) => does === "warn" && ledger.fired.includes(id))
    .filter(({ when }) => reachOf(world, ledger, when).at > world.now)
    .map(({ id }) => id);
}

/** A milestone is reached: limits that end on it end, then those that start on it start. */
export function reach(turn: Turn, milestone: Milestone, on = turn.today): void {
  turn.record({ type: "milestone-reached", milestone }, on);
  happen(turn, milestone, on);
}

/** The same, while what starts on it has to wait for another fact (`begin`). */
export function reachWithoutBegin(turn: Turn, milestone: Milestone, on = turn.today): void {
  turn.record({ type: "milestone-reached", milestone }, on);
  finish(turn, milestone, on, endLimit);
}

/** The same by silence: recorded so that nobody takes it for a person's act, nor a limit it ends for one that was kept (TL8). */
export function reachDeemed(turn: Turn, milestone: Milestone, on: LocalDate): void {
  turn.record({ type: "milestone-reached", milestone, deemed: true }, on);
  happen(turn, milestone, on, cutOff);
}

/** A moment has come: limits that end on it end, those that change with it change, those that start on it start. */
export function happen(turn: Turn, moment: Moment, on = turn.today, end: End = endLimit): void {
  finish(turn, moment, on, end);
  begin(turn, moment, on);
}

type End = (turn: Turn, ledger: Ledger, on: LocalDate) => void;

function finish(turn: Turn, moment: Moment, on: LocalDate, end: End): void {
  const { ending, changing } = limitsAt(turn.world.item, moment);
  for (const { name } of ending) {
    const ledger = turn.state.limits[name];
    if (ledger?.status === "running") end(turn, ledger, on);
  }
  for (const definition of changing) changeLimit(turn, definition, moment, on);
}

/** The limits that start on a moment start. */
export function begin(turn: Turn, moment: Moment, on: LocalDate): void {
  const { starting } = limitsAt(turn.world.item, moment);
  for (const definition of starting) startLimit(turn, definition, on);
}

/** Another allowance from now on, where its basis is in force. What has run out stays run out, as with an extension (TL7). */
function changeLimit(turn: Turn, definition: LimitDefinition, moment: Moment, on: LocalDate): void {
  const { name } = definition;
  const ledger = turn.state.limits[name];
  if (ledger?.status !== "running" || ledger.breached) return;
  const change = changesIn(turn.world.item, turn.state, definition).find(
    (one) => sameMoment(one.on, moment) && isInForce(one.basis, on),
  );
  if (change === undefined) return;
  const basis = basisOn(change.basis, on);
  const { within } = change;
  announce(turn, { type: "limit-changed", limit: name, within, ...(basis && { basis }) }, on);
}

/**
 * Starts a run of a limit; one that has run before starts again only where it says `again: restart`. Of several starts the
 * earliest day counts, also where a later one was known before.
 */
export function startLimit(turn: Turn, definition: LimitDefinition, from: LocalDate): void {
  const { name: limit, again } = definition;
  const within = withinOf(turn, definition);
  const before = turn.state.limits[limit];
  if (before === undefined || before.status === "void" || again === "restart") {
    runAnew(turn, definition, { from, within });
  } else if (before.status === "running" && from < before.from) {
    announce(turn, { type: "limit-corrected", limit, run: before.run, from });
  }
}

/** Starts a run from the beginning with the allowance it had come to; what was cut off is neither met nor overdue. */
export function restartLimit(turn: Turn, definition: LimitDefinition, from: LocalDate): void {
  const { within } = turn.state.limits[definition.name] ?? definition;
  runAnew(turn, definition, { from, within });
}

function runAnew(
  turn: Turn,
  { name: limit, branch, roll, counts, closes, owner, basis: bases }: LimitDefinition,
  { from, within }: Pick<Ledger, "from" | "within">,
): void {
  const before = turn.state.limits[limit];
  if (before?.status === "running") cutOff(turn, before, from);
  const basis = basisOn(bases, from);
  const started: Started = {
    type: "limit-started",
    limit,
    run: (before?.latest ?? before?.run ?? 0) + 1,
    since: recordingInstant(turn.world, turn.state),
    within,
  };
  if (branch !== undefined) started.branch = branch;
  if (roll !== undefined) started.roll = roll;
  if (counts === "before") started.backwards = true;
  if (closes === "office") started.closes = closes;
  if (owner === "applicant") started.theirs = true;
  if (basis !== undefined) started.basis = basis;
  announce(turn, started, from);
}

type StartedFact = Extract<Unannounced, { type: "limit-started" }>;
type Started = { -readonly [Field in keyof StartedFact]: StartedFact[Field] };

/** Ends a run before its end was reached: overdue where it had run out, otherwise neither met nor overdue. */
export function cutOff(turn: Turn, ledger: Ledger, on: LocalDate): void {
  const late = measured(turn, ledger, on) === "overdue";
  endLimit(turn, ledger, on, late ? "overdue" : "ended");
}

/** Ends a run: met or overdue as measured on that day (TL12), or `ended` when the case ended first. */
export function endLimit(
  turn: Turn,
  ledger: Ledger,
  on = turn.today,
  outcome: Exclude<LimitStatus, "running"> = measured(turn, ledger, on),
): void {
  announce(turn, { type: "limit-ended", limit: ledger.key, run: ledger.run, outcome }, on);
}

/** Whether a run that ended on that day was in time (TL12). */
function measured(turn: Turn, ledger: Ledger, on: LocalDate): "met" | "overdue" {
  if (ledger.breached) return "overdue";
  // Whatever end was announced for it: time that is left out is left out up to the end.
  const excluded = closedSpans(ledger.excluded, on);
  const end = momentOfEnd(on, recordingInstant(turn.world, turn.state), turn.world.zone);
  const closed = excluded === ledger.excluded ? ledger : { ...ledger, excluded };
  return isOver(turn, closed, end) ? "overdue" : "met";
}

/** Whether a limit has run out by a moment, as its account stands. */
export function isOver({ world }: Turn, ledger: Ledger, at: Ledger["at"]): boolean {
  return dueOfLedger(world, ledger).until <= at;
}

/** Whether a limit may run on when the case has ended: what an applicant complained of, or has to be told, is not over with it. */
export function outlastsCase({ key }: Ledger): boolean {
  return isOfRating(key) || isOfLetter(key);
}

/** Ends every running limit whose case or branch has ended. */
export function endRunning(turn: Turn, concerns: (ledger: Ledger) => boolean): void {
  for (const ledger of inOrder(turn.state.limits)) {
    if (ledger.status === "running" && concerns(ledger))
      endLimit(turn, ledger, turn.today, "ended");
  }
}
