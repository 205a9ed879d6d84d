import { coreError, type Item, readItem } from "@banjian/core";
import { basesBeside } from "@banjian/sim";
import { itemFile } from "./item-files.js";

/** The item in a file; refuses one with errors (ITEM_INVALID). */
export async function checkedItem(named: string): Promise<Item> {
  const { file, bytes } = await itemFile(named);
  const read = readItem(bytes, file, basesBeside(file));
  if (read.ok) return read.item;
  const { findings } = read;
  const first = findings[0]?.problem ?? { zh: "", en: "" };
  throw coreError("ITEM_INVALID", { file, count: findings.length, first, findings });
}
