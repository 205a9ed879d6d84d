import { readdirSync } from "node:fs";
import { isItemFile } from "@banjian/sim";

/** The names of the item files in a folder; scenarios stand beside them. */
export function itemsIn(folder: URL): readonly string[] {
  return readdirSync(folder).filter(isItemFile);
}
