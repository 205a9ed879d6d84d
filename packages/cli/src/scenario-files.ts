import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { isItemFile } from "@banjian/sim";
import { cliError } from "./errors.js";
import { type ItemFile, itemFile } from "./item-files.js";

/** The scenario files named, and of each folder its scenario files; and the item files of those folders. */
export type Found = {
  readonly scenarios: readonly ItemFile[];
  readonly items: readonly ItemFile[];
};

/** Reads them in the order of their names; refuses what cannot be read, and folders without any scenario. */
export async function scenarioFiles(named: readonly string[]): Promise<Found> {
  const found = await Promise.all(named.map(filesAt));
  const read = (files: readonly string[]) => Promise.all([...new Set(files)].map(itemFile));
  return {
    scenarios: await read(found.flatMap(({ scenarios }) => scenarios)),
    items: await read(found.flatMap(({ items }) => items)),
  };
}

async function filesAt(named: string) {
  const found = await stat(named).catch(() => undefined);
  // What is no folder is read as a file, or refused as one.
  if (!found?.isDirectory()) return { scenarios: [named], items: [] };
  const names = (await readdir(named)).toSorted();
  const placed = (which: (name: string) => boolean) =>
    names.filter(which).map((name) => path.join(named, name));
  const scenarios = placed((name) => /\.scenarios\.ya?ml$/.test(name));
  if (scenarios.length === 0) throw cliError("FOLDER_WITHOUT_SCENARIOS", { folder: named });
  return { scenarios, items: placed(isItemFile) };
}
