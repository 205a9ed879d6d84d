import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";

/** Where a limit says something: at its key where the item writes it, else at the limit, else at the preset that has it. */
export function placeOf(file: ItemFile, name: string, key?: keyof LimitInput): Path {
  const { preset: _preset, ...written } = file.limits;
  const limit = Object.hasOwn(written, name) ? written[name] : undefined;
  if (limit === undefined) return ["limits", "preset"];
  return key === undefined || limit[key] === undefined ? ["limits", name] : ["limits", name, key];
}
