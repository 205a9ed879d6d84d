import { type Finding, type Item, readItem, readSupervision } from "@banjian/core";
import { basesBeside } from "@banjian/sim";
import type { ItemFile } from "./item-files.js";

/** Whether a file says how a hall is supervised, whatever its name. */
export function isSupervision({ bytes }: ItemFile): boolean {
  return /^banjian-supervision\s*:/m.test(new TextDecoder().decode(bytes));
}

/** What is wrong with supervision files, and in what they do not fit the sound ones of these items. */
export function supervisionFindings(
  halls: readonly ItemFile[],
  items: readonly ItemFile[],
): readonly Finding[] {
  if (halls.length === 0) return [];
  const sound = items.flatMap(({ file, bytes }): Item[] => {
    const read = readItem(bytes, file, basesBeside(file));
    return read.ok ? [read.item] : [];
  });
  return halls.flatMap(({ file, bytes }) => readSupervision(bytes, file, sound).findings);
}
