import { approvalVariations } from "./approval-variations.js";
import { hallVariations } from "./hall-variations.js";
import { itemVariations } from "./item-variations.js";
import { limitVariations } from "./limit-variations.js";
import type { Variation } from "./variation.js";

/** Every way in which an item file can be made richer. */
export const variations: Readonly<Record<string, Variation>> = {
  ...itemVariations,
  ...approvalVariations,
  ...limitVariations,
  ...hallVariations,
};
