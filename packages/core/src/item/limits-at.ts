import { madeOnce } from "@banjian/base";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { type Moment, momentText } from "../definition/moment.js";
import type { Item } from "./item.js";

/** The limits of an item that a moment concerns, each list in the order of the item. */
export type LimitsAt = {
  readonly ending: readonly LimitDefinition[];
  readonly starting: readonly LimitDefinition[];
  /** Those that become another in the item itself or in any of its variants. */
  readonly changing: readonly LimitDefinition[];
};

// Moments come several times in every decision, and an item has a few dozen of them: by their word, then by what they name.
const found = madeOnce((_item: Item) => new Map<string, Map<string, LimitsAt>>());

/** What a moment does to the limits of an item, looked for once. */
export function limitsAt(item: Item, moment: Moment): LimitsAt {
  const [word, name] = partsOf(moment);
  const byName = namesOf(item, word);
  const known = byName.get(name);
  if (known !== undefined) return known;
  const at = lookedUp(item, momentText(moment));
  byName.set(name, at);
  return at;
}

function namesOf(item: Item, word: string): Map<string, LimitsAt> {
  const byWord = found(item);
  const byName = byWord.get(word);
  if (byName !== undefined) return byName;
  const none = new Map<string, LimitsAt>();
  byWord.set(word, none);
  return none;
}

function partsOf(moment: Moment): readonly [word: string, name: string] {
  if (typeof moment === "string") return ["reached", moment];
  for (const word in moment) return [word, moment[word as keyof typeof moment]];
  throw new Error("a moment without a word");
}

function lookedUp({ limits, file }: Item, text: string): LimitsAt {
  const isIt = (moment: Moment) => momentText(moment) === text;
  const all = [...limits.values()];
  const variants = Object.values(file.variants);
  const changesOf = ({ name, becomes }: LimitDefinition) => [
    ...becomes,
    ...variants.flatMap((variant) => variant.limits[name]?.becomes ?? []),
  ];
  return {
    ending: all.filter(({ ends }) => ends.some(isIt)),
    starting: all.filter(({ starts }) => starts.some(isIt)),
    changing: all.filter((limit) => changesOf(limit).some(({ on }) => isIt(on))),
  };
}
