import { type Instant, plusHours } from "@banjian/calendar";
import { type CaseState, dueOfLedger, type Item } from "@banjian/core";
import { endOf } from "./end-of.js";
import type { Reaching } from "./reach.js";
import { situationOf } from "./situation.js";
import { type Node, nodesAt, openings, successors } from "./successors.js";
import { beginnings, type Ground, type Place, waited } from "./walk.js";

/** What comes of cases in which everybody uses up the time allowed, and nobody more. */
export type Late = {
  /** By the name of an end: the latest place in it. */
  readonly ends: ReadonlyMap<string, Place>;
  /** By the name of a limit of the whole case: the earliest place in which it was missed although nobody was late. */
  readonly broken: ReadonlyMap<string, Place>;
  /** Whether somebody may go round in a circle for ever. */
  readonly endless: boolean;
  /** Whether there are more ways than were tried. */
  readonly more: boolean;
};

type LateNode = Node & {
  readonly key: string;
  readonly situation: string;
  readonly before?: LateNode;
};

/** Lets everybody wait until the last day of the limit that is their own, and then act; who has none acts at once. */
export function latestWays(ground: Ground, now: Instant, { most, watch }: Reaching): Late {
  const { item } = ground;
  const ends = new Map<string, Place>();
  const broken = new Map<string, Place>();
  const latest = new Map<string, Instant>();
  const queue: LateNode[] = [];
  let endless = false;
  const enter = (place: Place, before?: LateNode): void => {
    for (const limit of missedLimits(item, place.state)) keepEarliest(broken, limit, place);
    const situation = situationOf(ground.item, ground.frame, place.state);
    const dues = duesOf(ground, place);
    for (const node of nodesAt(ground, place, before?.manner)) {
      const key = JSON.stringify([node.manner, situation, dues]);
      const round = roundTo({ ...node, key, situation }, before);
      if (round !== undefined) endless ||= round;
      else if (place.now > (latest.get(key) ?? "")) {
        latest.set(key, place.now);
        queue.push({ ...node, key, situation, ...(before && { before }) });
      }
    }
  };
  for (const place of beginnings(ground, now)) enter(place);
  let tried = 0;
  for (let node = queue.pop(); node !== undefined && tried < most; node = queue.pop()) {
    tried += 1;
    watch(tried);
    const { place } = node;
    const end = endOf(place.state);
    if (end === undefined) {
      const from = node;
      const late = { ...place, now: lastMoment(ground, place) };
      const after = successors(
        ground,
        { ...node, place: late },
        {
          isTurn: (at, branch) => lastMoment(ground, at, branch) <= at.now,
          later: (at) => waitOver(ground, at),
        },
      );
      for (const next of [...openings(ground, node), ...after]) enter(next, from);
    } else if (place.now > (ends.get(end)?.now ?? "")) ends.set(end, place);
  }
  return { ends, broken, endless, more: tried >= most };
}

function keepEarliest(places: Map<string, Place>, key: string, place: Place): void {
  const known = places.get(key);
  if (known === undefined || place.now < known.now) places.set(key, place);
}

// The order of the limits is not enough here: whether a promise holds hangs on the days that are left.
function duesOf({ frame }: Ground, { state }: Place): readonly string[] {
  const running = Object.values(state.limits).filter(({ status }) => status === "running");
  return running.map((ledger) => `${ledger.key} ${dueOfLedger(frame, ledger).on}`).toSorted();
}

/** Whether a place on the way before was the same: true where time has gone by since, undefined where there is none. */
function roundTo(
  { key, situation, place }: LateNode,
  before: LateNode | undefined,
): boolean | undefined {
  let waiting = place.step.asked === undefined;
  for (let at = before; at !== undefined; at = at.before) {
    if (at.key === key) return place.now > (before?.place.now ?? "");
    // On other days, but by waiting alone: so it will be every time.
    if (waiting && at.situation === situation) return true;
    waiting &&= at.place.step.asked === undefined;
  }
  return undefined;
}

/** The running limits somebody has to keep: all but those of the whole case, which are everybody's. */
function ownLimits(item: Item, { limits }: CaseState) {
  return Object.values(limits).filter(({ key, status, excluded }) => {
    const definition = item.limits.get(key);
    const isCase = definition?.judged === true && definition.branch === undefined;
    const stands = excluded.some(({ through }) => through === undefined);
    return status === "running" && !isCase && !stands;
  });
}

function isWait(item: Item, key: string): boolean {
  return item.limits.get(key)?.onExpiry.outcome === "passes";
}

// An afternoon of the last day: whoever acts then is in time. Of one department, or of whoever comes first.
function lastMoment({ item, frame }: Ground, { state, now }: Place, branch?: string): Instant {
  const [first] = ownLimits(item, state)
    .filter((one) => !isWait(item, one.key) && (branch === undefined || one.branch === branch))
    .map((ledger) => plusHours(dueOfLedger(frame, ledger).until, -7))
    .toSorted();
  return first !== undefined && first > now ? first : now;
}

/** Where somebody has to wait until a period is over, and misses nothing by it. */
function waitOver(ground: Ground, place: Place): readonly Place[] {
  const own = ownLimits(ground.item, place.state);
  const first = own
    .map(({ key, ...ledger }) => ({
      key,
      until: dueOfLedger(ground.frame, { key, ...ledger }).until,
    }))
    .toSorted((a, b) => (a.until < b.until ? -1 : 1))[0];
  if (first === undefined || !isWait(ground.item, first.key)) return [];
  return [waited(ground, place) ?? []].flat();
}

/** The limits of the whole case that ended too late while nobody missed one of their own. */
function missedLimits(item: Item, { limits }: CaseState): string[] {
  const late = Object.values(limits).filter(
    ({ status, breached }) => status === "overdue" || breached,
  );
  const isCase = (key: string) => {
    const definition = item.limits.get(key);
    return definition?.judged === true && definition.branch === undefined;
  };
  if (late.some(({ key }) => !isCase(key))) return [];
  return late.filter(({ status }) => status === "overdue").map(({ key }) => key);
}
