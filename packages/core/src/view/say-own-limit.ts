import type { Text } from "@banjian/base";
import { sayAllowance } from "../definition/allowance.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Variant } from "../definition/variant-schema.js";
import type { Item } from "../item/item.js";
import { sayMoment } from "./say-moment.js";

type OwnLimit = Variant["limits"][string];

/** How long a limit is in a variant, with what it becomes there, by its own words or by those of the item. */
export function sayOwnLimit(
  item: Item,
  limit: LimitDefinition,
  { within, becomes }: OwnLimit,
): Text {
  const long = sayAllowance(within);
  if (limit.becomes.length === 0 && becomes === undefined) return long;
  if (becomes?.length === 0) {
    return { zh: `${long.zh}（以后不变）`, en: `${long.en} (whatever comes)` };
  }
  const later = sayChanges(item, becomes ?? limit.becomes);
  return becomes === undefined
    ? { zh: `${long.zh}（同样，${later.zh}）`, en: `${long.en} (here too ${later.en})` }
    : { zh: `${long.zh}（${later.zh}）`, en: `${long.en} (${later.en})` };
}

/** What a limit becomes from each moment on: "45 calendar days after start of the site check". */
export function sayChanges(item: Item, becomes: LimitDefinition["becomes"]): Text {
  const said = becomes.map(({ on, within }): Text => {
    const [moment, long] = [sayMoment(item, on), sayAllowance(within)];
    return { zh: `${moment.zh}后为 ${long.zh}`, en: `${long.en} after ${moment.en}` };
  });
  return { zh: said.map(({ zh }) => zh).join("；"), en: said.map(({ en }) => en).join("; ") };
}
