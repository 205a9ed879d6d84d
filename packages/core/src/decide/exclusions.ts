import { madeOnce } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { together } from "../approval/excluded-spans.js";
import { hearingWhenDone } from "../approval/owed-hearings.js";
import { isExcluded, stillExcludes, workingBranches } from "../approval/regions.js";
import { openProcedures, type ProcedureState } from "../case/case-state.js";
import { activePaths } from "../chart/chart.js";
import { inHours } from "../definition/allowance.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Item } from "../item/item.js";
import { dueOfLedger } from "../limit/due.js";
import { type ExcludedSpan, inOrder } from "../limit/ledger.js";
import { announce, restartLimit } from "./limits.js";
import { suspension, suspensionLimit } from "./suspended.js";
import type { Turn } from "./turn.js";

/** Stops and resumes limits as their rules say: while every open branch is excluded, or any; while the case is in certain states. */
export function settleExclusions(turn: Turn, on = turn.today): void {
  const branches = concerned(turn);
  const excluded = branches.filter((branch) => isExcluded(turn.state, branch));
  const every = excluded.length === branches.length;
  const stopped = { any: excluded.length > 0, every };
  if (!stopped.any && nothingStops(turn)) return;
  for (const definition of turn.world.item.limits.values()) {
    if (mayStopOrGoOn(turn, definition, stopped.any)) settleLimit(turn, definition, stopped, on);
  }
}

/** Whether no limit is stopped now, nor could be by where the case stands: so it is in most cases. */
function nothingStops({ world: { item }, state: { suspended, limits } }: Turn): boolean {
  if (suspended !== undefined || stopsInStates(item)) return false;
  return inOrder(limits).every(
    ({ status, excluded }) => status !== "running" || excluded.length === 0,
  );
}

/** Whether the item has a limit that stands still in some of its states. */
const stopsInStates = madeOnce((item: Item) =>
  [...item.limits.values()].some(({ excludedWhile }) => excludedWhile.length > 0),
);

/** Whether anything could stop a limit that runs, or does: in most cases nothing. */
function mayStopOrGoOn({ state }: Turn, limit: LimitDefinition, any: boolean): boolean {
  const ledger = state.limits[limit.name];
  if (ledger?.status !== "running") return false;
  const stops = any || state.suspended !== undefined || limit.excludedWhile.length > 0;
  return stops || ledger.excluded.length > 0;
}

/** Which of the open branches are excluded. */
type Stopped = { readonly any: boolean; readonly every: boolean };

function settleLimit(
  turn: Turn,
  definition: LimitDefinition,
  { any, every }: Stopped,
  on: LocalDate,
): void {
  const { excludedIn, branch, excludedWhile } = definition;
  if (branch === undefined && excludedIn !== "nothing") {
    const stops = any && (excludedIn === "any-procedure" || every);
    const span = stops && (() => spanTogether(turn, excludedIn));
    stopOrGoOn(turn, definition, { procedure: together, span, on });
  }
  stopOrGoOn(turn, definition, {
    procedure: suspension,
    span: suspendedIn(turn, definition),
    on,
  });
  const active = excludedWhile.length > 0 ? activePaths(turn.state.value) : [];
  for (const state of excludedWhile) {
    const span = { after: turn.today, cause: `state:${state}`, procedure: `state:${state}` };
    const stops = active.includes(state) && (() => span);
    stopOrGoOn(turn, definition, { procedure: span.procedure, span: stops, on });
  }
}

/** While a case is suspended its limits in days stand still, where the item says so. */
function suspendedIn({ state, world }: Turn, { within }: LimitDefinition): Stop["span"] {
  const { suspended } = state;
  if (!suspended?.excludes || inHours(within)) return false;
  const own = suspensionLimit(state);
  return () => ({
    after: suspended.since,
    cause: suspension,
    procedure: suspension,
    ...(own === undefined ? {} : { announced: dueOfLedger(world, own).on }),
  });
}

/** Whether a cause stops a limit, and the day after which it no longer does. */
type Stop = {
  readonly procedure: string;
  readonly span: false | (() => ExcludedSpan);
  readonly on: LocalDate;
};

/** Opens or closes the span of one cause, where it is not as it should be. */
function stopOrGoOn(turn: Turn, definition: LimitDefinition, { procedure, span, on }: Stop): void {
  const limit = definition.name;
  const open = turn.state.limits[limit]?.excluded.some(
    (span) => span.procedure === procedure && span.through === undefined,
  );
  if (span !== false && !open) {
    announce(turn, { type: "limit-excluded", limit, span: span() });
  } else if (span === false && open) {
    announce(turn, { type: "limit-resumed", limit, procedure }, on);
    if (definition.resume === "restart" && procedure !== suspension)
      restartLimit(turn, definition, on);
  }
}

/** From today a procedure leaves time out of the limit of a branch, where that runs. */
export function excludeFromBranch(turn: Turn, id: string, branch: string): void {
  const limit = `branch:${branch}`;
  const opened = turn.state.procedures[id];
  if (turn.state.limits[limit]?.status !== "running" || opened === undefined) return;
  const announced = announcedEnd(turn, opened);
  announce(turn, {
    type: "limit-excluded",
    limit,
    span: {
      after: turn.today,
      cause: opened.procedure,
      procedure: id,
      ...(announced === undefined ? {} : { announced }),
    },
  });
}

/** A limit that starts anew stands still at once for whatever still stops its branch. */
export function excludeAnew(turn: Turn, branch: string): void {
  for (const { id } of stopping(turn, branch)) excludeFromBranch(turn, id, branch);
}

/** A procedure no longer stops the limit of its own branch: it goes on after that day. */
export function resumeBranch(
  turn: Turn,
  { branch, procedure, on }: { branch: string; procedure: string; on: LocalDate },
): void {
  const limit = `branch:${branch}`;
  const stopped = turn.state.limits[limit]?.excluded.some(
    (span) => span.procedure === procedure && span.through === undefined,
  );
  if (stopped) announce(turn, { type: "limit-resumed", limit, procedure }, on);
}

function spanTogether(turn: Turn, rule: SharedRule): ExcludedSpan {
  const procedures = excludedBranches(turn).flatMap((branch) => stopping(turn, branch));
  const cause = [...new Set(procedures.map(({ procedure }) => procedure))].join("+");
  const announced = announcedTogether(turn, rule);
  return {
    after: turn.today,
    cause,
    procedure: together,
    ...(announced === undefined ? {} : { announced }),
  };
}

type SharedRule = "procedures" | "any-procedure";

/**
 * Until when a limit of the whole case was told to stand still: a branch goes on after the last of its procedures; the limit
 * with the first branch that goes on, or with the last where any procedure stops it.
 */
export function announcedTogether(turn: Turn, rule: SharedRule): LocalDate | undefined {
  const ends = excludedBranches(turn)
    .map((branch) => lastEnd(turn, stopping(turn, branch)))
    .toSorted();
  return rule === "procedures" ? ends[0] : ends.at(-1);
}

function excludedBranches(turn: Turn): string[] {
  return concerned(turn).filter((branch) => isExcluded(turn.state, branch));
}

/** The branches at work, and those done in which a hearing is held all the same. */
function concerned({ world: { item }, state }: Turn): string[] {
  const working = workingBranches(item, state).map(({ id }) => id);
  const hearing = hearingWhenDone(item, state).filter((id) => isExcluded(state, id));
  return [...working, ...hearing];
}

function stopping(turn: Turn, branch: string): ProcedureState[] {
  return openProcedures(turn.state, branch).filter(stillExcludes);
}

// One that has gone past its announced end could end any day.
function lastEnd(turn: Turn, procedures: readonly ProcedureState[]): LocalDate {
  const ends = procedures.flatMap((one) => announcedEnd(turn, one) ?? []);
  return ends.reduce((last, end) => (end > last ? end : last), turn.today);
}

/** Until when a procedure was told to last: the end of its own limit. */
export function announcedEnd(turn: Turn, { id }: ProcedureState): LocalDate | undefined {
  const ledger = turn.state.limits[`procedure:${id}`];
  return ledger === undefined ? undefined : dueOfLedger(turn.world, ledger).on;
}
