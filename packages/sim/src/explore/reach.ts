import { Heap } from "../heap.js";
import { visitedBy } from "../visits/visited.js";
import { situationOf } from "./situation.js";
import { type Node, nodesAt, successors } from "./successors.js";
import { beginnings, type Ground, type Place, waited } from "./walk.js";

/** Everything that can happen in cases of an item: its situations, how they follow from each other, and where each thing was first visited. */
export type Reach = {
  /** Each situation with the earliest place in it. */
  readonly places: ReadonlyMap<string, Place>;
  readonly next: ReadonlyMap<string, ReadonlySet<string>>;
  /** What follows a situation when nobody does anything. */
  readonly alone: ReadonlyMap<string, readonly string[]>;
  /** By the key of a state, an arrow, the end of a limit or a card: the first place after it. */
  readonly visited: ReadonlyMap<string, Place>;
  readonly more: boolean;
};

/** How far an exploration goes, and who is told how far it has come. */
export type Reaching = {
  /** After so many situations it is given up. */
  readonly most: number;
  watch(tried: number): void;
};

/** Lets everything happen that can, soonest first: persons act at once, or the next limit runs out. */
export function reachOf(ground: Ground, now: Place["now"], { most, watch }: Reaching): Reach {
  const places = new Map<string, Place>();
  const next = new Map<string, Set<string>>();
  const alone = new Map<string, string[]>();
  const visited = new Map<string, Place>();
  const queue = new Queue();
  const enter = (place: Place, before?: Node): string[] => {
    for (const one of visitsOf(ground, place)) if (!visited.has(one)) visited.set(one, place);
    const situation = situationOf(ground.item, ground.frame, place.state);
    return nodesAt(ground, place, before?.manner).map((node) => {
      const key = keyOf(node, situation);
      if (!places.has(key)) queue.add({ ...node, key });
      if (!places.has(key)) places.set(key, place);
      return key;
    });
  };
  for (const place of beginnings(ground, now)) enter(place);
  for (let node = queue.take(); node !== undefined && places.size < most; node = queue.take()) {
    watch(places.size);
    if (node.place.state.status === "closed") continue;
    const from = node;
    const after = successors(ground, node, {
      isTurn: () => true,
      later: (place) => [waited(ground, place) ?? []].flat(),
    });
    const entered = after.map((place) => ({ place, keys: enter(place, from) }));
    const waits = entered.filter(({ place }) => place.step.asked === undefined);
    const { key } = node;
    next.set(key, new Set(entered.flatMap(({ keys }) => keys)));
    alone.set(
      key,
      waits.flatMap(({ keys }) => keys),
    );
  }
  return { places, next, alone, visited, more: queue.take() !== undefined };
}

type Keyed = Node & { readonly key: string };

function keyOf({ manner }: Node, situation: string): string {
  return manner === undefined ? situation : `${JSON.stringify(manner)} ${situation}`;
}

function* visitsOf({ item }: Ground, place: Place): Generator<string> {
  // Steps that were taken together have each a place of their own.
  for (let at: Place | undefined = place; at !== undefined; at = at.before) {
    yield* visitedBy(item, at.facts, at.before?.state);
    if (at.before === undefined || at.before.now !== at.now || isSettled(at.before)) return;
  }
}

const settled = new WeakSet<Place>();

function isSettled(place: Place): boolean {
  const was = settled.has(place);
  settled.add(place);
  return was;
}

/** Nodes in the order of their moments; of one moment, the latest first. */
class Queue {
  readonly #byMoment = new Map<string, Keyed[]>();
  readonly #moments = new Heap<string>((a, b) => a < b);

  add(node: Keyed): void {
    const { now } = node.place;
    const nodes = this.#byMoment.get(now);
    if (nodes !== undefined) nodes.push(node);
    else {
      this.#byMoment.set(now, [node]);
      this.#moments.push(now);
    }
  }

  take(): Keyed | undefined {
    const first = this.#moments.peek() ?? "";
    const nodes = this.#byMoment.get(first);
    const node = nodes?.pop();
    if (nodes?.length === 0) {
      this.#byMoment.delete(first);
      this.#moments.pop();
    }
    return node;
  }
}
