import type { Text } from "@banjian/base";
import type { Variant } from "../definition/variant-schema.js";
import type { Item } from "./item.js";

/** A variant of an item by its name, or undefined. */
export function variantOf({ file }: Pick<Item, "file">, name: string): Variant | undefined {
  return Object.hasOwn(file.variants, name) ? file.variants[name] : undefined;
}

/** What a variant is called. */
export function variantTitle(item: Item, name: string): Text {
  return variantOf(item, name)?.title ?? { zh: name, en: name };
}
