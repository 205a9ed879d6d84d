import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import { activePaths } from "../chart/chart.js";
import type { Allowance } from "../definition/allowance.js";
import { basisOn } from "../definition/basis-on.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { type Moment, sameMoment } from "../definition/moment.js";
import type { Item } from "../item/item.js";
import { inOrder } from "../limit/ledger.js";
import { announce, startLimit } from "./limits.js";
import type { Turn } from "./turn.js";
import { changesIn, lengthIn } from "./variants.js";

/** Gives running limits the length they have in the new version; what has run out stays run out. */
export function changeLengths(turn: Turn, from: Item): void {
  const { item } = turn.world;
  for (const { key: limit, status, breached, within } of inOrder(turn.state.limits)) {
    const [old, now] = [from.limits.get(limit), item.limits.get(limit)];
    if (status !== "running" || breached || old === undefined || now === undefined) continue;
    const known = lengthsOf(from, turn.state, old);
    const lengths = lengthsOf(item, turn.state, now);
    const length = lengths.get([...known].find(([, one]) => same(one, within))?.[0] ?? "");
    if (length === undefined || same(length, within)) continue;
    const basis = basisOn(now.basis, turn.today);
    announce(turn, { type: "limit-changed", limit, within: length, ...(basis && { basis }) });
  }
}

/** The lengths a limit can have in this case: to begin with, and from each moment on that changes it. */
function lengthsOf(
  item: Item,
  state: CaseState,
  limit: LimitDefinition,
): ReadonlyMap<string, Allowance> {
  const later = changesIn(item, state, limit).map(
    ({ on, within }) => [JSON.stringify(on), within] as const,
  );
  return new Map([["", lengthIn(item, state, limit)], ...later]);
}

function same(a: Allowance, b: Allowance): boolean {
  return a.count === b.count && a.unit === b.unit;
}

/** Starts the limits that only the new version has, from the day that starts them, unless they would have ended since. */
export function startNew(turn: Turn, from: Item): void {
  for (const limit of turn.world.item.limits.values()) {
    if (from.limits.has(limit.name) || turn.state.limits[limit.name] !== undefined) continue;
    const [first] = limit.starts.flatMap((start) => dayOf(turn, start) ?? []).toSorted();
    if (first === undefined || limit.ends.some((end) => hasCome(turn, end, limit))) continue;
    startLimit(turn, limit, first);
  }
}

function dayOf({ state, today }: Turn, start: Moment): LocalDate | undefined {
  if (typeof start === "string") return state.milestones[start]?.[0];
  const isThere = "enters" in start && activePaths(state.value).includes(start.enters);
  return isThere ? today : undefined;
}

function hasCome({ state }: Turn, end: Moment, { starts }: LimitDefinition): boolean {
  if (typeof end === "string") return state.milestones[end] !== undefined;
  if (!("leaves" in end)) return false;
  const entered = starts.some((start) => sameMoment(start, { enters: end.leaves }));
  return !entered && !activePaths(state.value).includes(end.leaves);
}
