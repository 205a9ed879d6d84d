import type { Fact, Item } from "@banjian/core";
import { type Coverable, type Coverables, coverablesOf } from "./coverable.js";
import { visitedBy } from "./visited.js";

/** Of one kind of thing, how many were visited, and which were not. */
type Share = {
  readonly visited: number;
  readonly all: number;
  readonly missed: readonly Coverable[];
};

/** What scenarios visited of an item, kind by kind. */
export type Coverage = { readonly [Kind in keyof Coverables]: Share };

/** What the cases of some scenarios visited of their item. */
export function coverageOf(item: Item, cases: readonly (readonly Fact[])[]): Coverage {
  const seen = new Set(cases.flatMap((facts) => [...visitedBy(item, facts)]));
  const { states, transitions, limits, cards } = coverablesOf(item);
  const share = (all: readonly Coverable[]): Share => {
    const missed = all.filter(({ key }) => !seen.has(key));
    return { visited: all.length - missed.length, all: all.length, missed };
  };
  return {
    states: share(states),
    transitions: share(transitions),
    limits: share(limits),
    cards: share(cards),
  };
}
