import type { Text } from "@banjian/base";
import { businessDaysBetween, type LocalDate, localDateAt } from "@banjian/calendar";
import { eventKey, type Item } from "@banjian/core";
import { hasCause, placedStates } from "../chart-states.js";
import { openWorld } from "../open-world.js";
import { arrowKey } from "../visits/coverable.js";
import { visitedBy } from "../visits/visited.js";
import { isTried } from "./askings.js";
import { type ChartConfigurations, chartConfigurations } from "./chart-configurations.js";
import { endOf, endTitle } from "./end-of.js";
import { latestWays } from "./latest-ways.js";
import { type Reaching, reachOf } from "./reach.js";
import { type Ground, type Place, trailTo } from "./walk.js";

/** A way through an item: its last place, and how many business days it takes from filing. */
export type Way = { readonly place: Place; readonly businessDays: number };

/** How an item can end, as soon as can be, and as late as can be while everybody is in time; no latest where only lateness leads there. */
export type End = {
  readonly name: string;
  readonly title: Text;
  readonly soonest: Way;
  readonly latest?: Way;
};

/** Everything that was found out about an item by trying out what can happen. */
export type Exploration = {
  readonly item: Item;
  readonly from: LocalDate;
  readonly chart: ChartConfigurations;
  /** How many situations cases can be in. */
  readonly situations: number;
  /** Whether there are more than were tried. */
  readonly more: boolean;
  readonly ends: readonly End[];
  /** Places where nobody can do anything and nothing will ever be due. */
  readonly deadEnds: readonly Place[];
  /** Places from which cases go on, but never to an end. */
  readonly livelocks: readonly Place[];
  /** Places from which a case goes round in a circle for as long as nobody does anything. */
  readonly rounds: readonly Place[];
  /** Whether a case may go round in a circle with everybody in time. */
  readonly endless: boolean;
  /** Limits of the whole case that are missed on some way although everybody is in time. */
  readonly broken: readonly { readonly limit: string; readonly title: Text; readonly way: Way }[];
  /** Arrows that no case could take. */
  readonly untaken: readonly string[];
  /** Ways that together take every arrow that can be taken. */
  readonly ways: readonly Way[];
};

/** More situations than a person would wait for. */
const usualMost = 20_000;

/** Tries out what can happen in cases of an item that are filed at a moment ("2026-03-02 09:00"). */
export async function explore(
  item: Item,
  at: string,
  { most = usualMost, watch = () => {} }: Partial<Reaching> = {},
): Promise<Exploration> {
  const { now, frame } = await openWorld({ at });
  const ground: Ground = { item, frame };
  const reach = reachOf(ground, now, { most, watch });
  const late = latestWays(ground, now, {
    most,
    watch: (tried) => watch(reach.places.size + tried),
  });
  const from = localDateAt(now, frame.zone);
  const wayTo = (place: Place): Way => ({
    place,
    businessDays: businessDaysBetween(frame.calendar, from, localDateAt(place.now, frame.zone)),
  });
  const soonest = new Map<string, Place>();
  for (const place of [...reach.visited.values(), ...reach.places.values()]) {
    const end = endOf(place.state);
    if (end !== undefined && place.now < (soonest.get(end)?.now ?? "9")) soonest.set(end, place);
  }
  const hopeless = withoutEnd(reach.places, reach.next);
  const leads = (key: string) => [...(reach.next.get(key) ?? [])].some((next) => next !== key);
  return {
    item,
    from,
    chart: chartConfigurations(item),
    situations: reach.places.size,
    more: reach.more || late.more,
    ends: [...soonest].map(([name, place]) => {
      const last = late.ends.get(name);
      const latest = last === undefined ? {} : { latest: wayTo(last) };
      return { name, title: endTitle(item, name), soonest: wayTo(place), ...latest };
    }),
    deadEnds: hopeless.filter(([key]) => !leads(key)).map(([, place]) => place),
    livelocks: hopeless.filter(([key]) => leads(key)).map(([, place]) => place),
    rounds: goingRound(reach.alone).flatMap((key) => reach.places.get(key) ?? []),
    endless: late.endless,
    broken: [...late.broken].map(([limit, place]) => ({
      limit,
      title: item.limits.get(limit)?.title ?? { zh: limit, en: limit },
      way: wayTo(place),
    })),
    // What was not tried may take any of them.
    untaken: reach.more ? [] : untaken(item, reach.visited),
    ways: covering(item, reach.visited).map(wayTo),
  };
}

/** By each situation, those that lead to it. */
function comingBefore(next: ReadonlyMap<string, Iterable<string>>): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const [from, all] of next) {
    for (const to of all) {
      const known = before.get(to);
      if (known === undefined) before.set(to, [from]);
      else known.push(from);
    }
  }
  return before;
}

/** The situations that lead to no end, backwards from the ends. */
function withoutEnd(
  places: ReadonlyMap<string, Place>,
  next: ReadonlyMap<string, ReadonlySet<string>>,
): [string, Place][] {
  const before = comingBefore(next);
  // What was not gone into because there were too many may well lead to one.
  const good = new Set([...places.keys()].filter((key) => !next.has(key)));
  const queue = [...good];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const from of before.get(key) ?? []) {
      if (good.has(from)) continue;
      good.add(from);
      queue.push(from);
    }
  }
  return [...places].filter(([key]) => !good.has(key));
}

/** The situations that come again by themselves: what leads to nothing, or only to such, is taken away until no more can be. */
function goingRound(alone: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Set(alone.keys());
  const before = comingBefore(alone);
  const waiting = new Map(
    [...alone].map(([from, all]) => [from, all.filter((to) => alone.has(to)).length]),
  );
  const resting = [...alone.keys()].filter((key) => waiting.get(key) === 0);
  for (const key of resting) {
    left.delete(key);
    for (const from of before.get(key) ?? []) {
      const count = (waiting.get(from) ?? 0) - 1;
      waiting.set(from, count);
      if (count === 0) resting.push(from);
    }
  }
  return [...left];
}

function untaken(item: Item, visited: ReadonlyMap<string, Place>): string[] {
  return placedStates(item).flatMap(({ path, state: { on = {} } }) => {
    const arrows = Object.values(on);
    const isReturned = arrows.some(({ kind }) => kind === "answer-return");
    return (
      arrows
        .filter((arrow) => hasCause(item, arrow) && isTried(arrow) && on.submit === undefined)
        // Stopped by the others while it lies with the window: here the others act first.
        .filter(({ kind }) => kind !== "branch-done" || !isReturned)
        .map((arrow) => arrowKey(path, eventKey(arrow)))
        .filter((key) => !visited.has(key))
    );
  });
}

/** Of the ways that were first to visit something, as few as needed: the longest first. */
function covering(item: Item, visited: ReadonlyMap<string, Place>): Place[] {
  const arrows = [...visited].filter(([key]) => key.includes(" "));
  const byLength = [...new Set(arrows.map(([, place]) => place))]
    .map((place) => ({ place, length: trailTo(place).length }))
    .toSorted((a, b) => b.length - a.length);
  const seen = new Set<string>();
  return byLength.flatMap(({ place }) => {
    const keys = [...keysOn(item, place)];
    const adds = keys.some((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return adds ? [place] : [];
  });
}

function* keysOn(item: Item, place: Place): Generator<string> {
  for (let at: Place | undefined = place; at !== undefined; at = at.before) {
    yield* visitedBy(item, at.facts, at.before?.state);
  }
}
