import { madeOnce } from "@banjian/base";
import { activePaths, type Item } from "@banjian/core";
import { askingsIn } from "./askings.js";
import type { Asking } from "./player.js";
import { acted, type Ground, type Place } from "./walk.js";

/**
 * How the departments of a joint item behave while one way is followed: one takes its choices and the others agree at once,
 * or all do the same. Departments meet only at the join, so that nothing is lost by not mixing every step of each with every
 * step of the others.
 */
export type Manner = { readonly focus: string } | "together";

/** A place, and the manner in which the departments leave it: kept to while they are at work side by side. */
export type Node = { readonly place: Place; readonly manner?: Manner };

/** The place in every manner in which it can be left, where departments have just begun to work side by side; else in the manner it was reached. */
export function nodesAt({ item }: Ground, place: Place, before: Manner | undefined): Node[] {
  if (item.branches.size < 2 || !atWork(item, place.state.value)) return [{ place }];
  if (before !== undefined) return [{ place, manner: before }];
  const focused = [...item.branches.keys()].map((focus) => ({ place, manner: { focus } }));
  return [...focused, { place, manner: "together" }];
}

function atWork({ stages }: Item, value: Place["state"]["value"]): boolean {
  return activePaths(value).includes(`${stages.approval}.branches`);
}

/** What else is asked of a manner: whether it is a department's turn that has no choice, and what comes where nobody acts at once. */
export type Pace = {
  isTurn(place: Place, branch: string): boolean;
  later(place: Place): readonly Place[];
};

/** Where a case can go from a place in one manner: persons act, or time goes by. */
export function successors(ground: Ground, { place, manner }: Node, pace: Pace): readonly Place[] {
  const asked = ofEachKind(ground.item, askingsIn({ ...ground, ...place }));
  const done = (all: readonly Asking[]) => all.flatMap((one) => acted(ground, place, one) ?? []);
  const goingOn = done(asked.filter(({ next }) => next === "at once").slice(0, 1));
  if (goingOn.length > 0) return goingOn;
  const awaited = done(asked.filter(({ next }) => next === "or lapses"));
  if (awaited.length > 0) return [...awaited, ...pace.later(place)];
  if (manner === undefined) return [...done(asked), ...pace.later(place)];
  if (manner === "together") return [...together(ground, place, asked), ...pace.later(place)];
  const others = asked.filter(
    (one) =>
      !concerns(one, manner.focus) && isAgreeing(one) && pace.isTurn(place, one.branch ?? ""),
  );
  for (const one of others) {
    const prompt = acted(ground, place, one);
    if (prompt !== undefined) return [prompt];
  }
  return [...done(asked.filter((one) => concerns(one, manner.focus))), ...pace.later(place)];
}

/** The procedures that the department which has the choice can open at once. */
export function openings(ground: Ground, { place, manner }: Node): Place[] {
  if (manner === undefined || manner === "together") return [];
  return ofEachKind(ground.item, askingsIn({ ...ground, ...place }))
    .filter(({ action, branch }) => action === "open-procedure" && branch === manner.focus)
    .flatMap((one) => acted(ground, place, one) ?? []);
}

// Of procedures that differ by their names only one is opened: what follows is the same.
function ofEachKind(item: Item, asked: readonly Asking[]): Asking[] {
  const first = firstOfKind(item);
  return asked.filter(
    ({ action, payload }) => action !== "open-procedure" || first.has(payload?.procedure),
  );
}

const firstOfKind = madeOnce(firstOfEachKind);

function firstOfEachKind({ procedures }: Item): ReadonlySet<unknown> {
  const kinds = new Map<string, string>();
  for (const [name, { title: _title, basis: _basis, ...kind }] of procedures) {
    const key = JSON.stringify(kind);
    if (!kinds.has(key)) kinds.set(key, name);
  }
  return new Set(kinds.values());
}

function concerns({ branch }: Asking, focus: string): boolean {
  return branch === undefined || branch === focus;
}

/** What a department does only where it has the choice, and what follows from that. */
const chosen: ReadonlySet<string> = new Set([
  "open-procedure",
  "close-procedure",
  "return",
  "notify-right",
  "request-hearing",
  "waive-hearing",
  "invite-hearing",
  "consult",
  "answer-consultation",
]);

function isAgreeing({ action, payload }: Asking): boolean {
  return !chosen.has(action) && payload?.agree !== false;
}

/** Whatever step each is at, all go one further. */
const signs: ReadonlySet<string> = new Set(["handle", "review", "approve", "sign"]);

/**
 * Everybody who can does the same, one after the other; what one department's refusal does is seen where it has the choice.
 * Procedures are opened by all once: those that follow each other would multiply the ways with every turn.
 */
function together(ground: Ground, place: Place, asked: readonly Asking[]): Place[] {
  const opened = Object.keys(place.state.procedures).length > 0;
  const groups = new Map<string, Asking[]>();
  for (const one of asked) {
    if (one.payload?.agree === false || (opened && one.action === "open-procedure")) continue;
    if (one.action === "notify-right" || one.action === "consult") continue;
    const { action, payload } = one;
    const what =
      action === "close-procedure" ? [] : [payload?.procedure, payload?.limit, payload?.result];
    const key = [signs.has(action) ? "signs" : action, ...what].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    let last: Place | undefined;
    for (const one of group) last = acted(ground, last ?? place, one) ?? last;
    return last ?? [];
  });
}
