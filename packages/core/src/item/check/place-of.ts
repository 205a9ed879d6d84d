import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";

/** Where a limit says something: at its key where the item writes it, else at the limit, else at the preset that has it. */
export function placeOf(file: ItemFile, name: string, key?: keyof LimitInput): Path {
  // No copy without the preset: this is asked for each key of each limit.
  const limit = Object.hasOwn(file.limits, name) ? file.limits[name] : undefined;
  if (typeof limit !== "object") return ["limits", "preset"];
  return key === undefined || limit[key] === undefined ? ["limits", name] : ["limits", name, key];
}
