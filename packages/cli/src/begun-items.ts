import { type Item, readItem } from "@banjian/core";
import { basesBeside } from "@banjian/sim";
import { parseDocument } from "yaml";
import { itemFiles } from "./item-files.js";

/** A file that is no sound item yet: its basic code, as far as it says one, and how many errors it has. */
export type Unfinished = {
  readonly file: string;
  readonly catalogCode?: string;
  readonly errors: number;
};

/** The sound items of a folder, and the files that still have errors: one of these does not hide the others. */
export async function itemsOrBegun(
  folder: string,
): Promise<{ readonly items: readonly Item[]; readonly unfinished: readonly Unfinished[] }> {
  const items: Item[] = [];
  const unfinished: Unfinished[] = [];
  for (const { file, bytes } of await itemFiles([folder])) {
    const read = readItem(bytes, file, basesBeside(file));
    if (read.ok) {
      items.push(read.item);
      continue;
    }
    const errors = read.findings.filter(({ severity }) => severity === "error").length;
    unfinished.push({ file, errors, ...codeIn(bytes) });
  }
  return { items, unfinished };
}

function codeIn(bytes: Uint8Array): Pick<Unfinished, "catalogCode"> {
  const code = parseDocument(new TextDecoder().decode(bytes)).getIn(["item", "catalog-code"]);
  return typeof code === "string" ? { catalogCode: code } : {};
}
