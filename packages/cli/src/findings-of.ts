import { type Finding, readItem } from "@banjian/core";
import { basesBeside } from "@banjian/sim";
import type { ItemFile } from "./item-files.js";

/** What is wrong with a file; an implementation is read over the base that lies beside it. */
export function findingsOf({ file, bytes }: ItemFile): readonly Finding[] {
  return readItem(bytes, file, basesBeside(file)).findings;
}
