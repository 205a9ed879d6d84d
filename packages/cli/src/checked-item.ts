import { coreError, type Item, readItem } from "@banjian/core";
import { basesBeside } from "@banjian/sim";
import { itemFile } from "./item-files.js";

/** The item in a file; refuses one with errors (ITEM_INVALID). */
export async function checkedItem(named: string): Promise<Item> {
  const { file, bytes } = await itemFile(named);
  const read = readItem(bytes, file, basesBeside(file));
  if (read.ok) return read.item;
  throw coreError("ITEM_INVALID", { file, findings: read.findings });
}
