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

// Moments come several times in every decision, and an item has a few dozen of them.
const found = new WeakMap<Item, Map<string, LimitsAt>>();

/** What a moment does to the limits of an item, looked for once. */
export function limitsAt(item: Item, moment: Moment): LimitsAt {
  const byMoment = found.get(item) ?? new Map<string, LimitsAt>();
  const text = momentText(moment);
  const known = byMoment.get(text);
  if (known !== undefined) return known;
  const at = lookedUp(item, text);
  found.set(item, byMoment.set(text, at));
  return at;
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
