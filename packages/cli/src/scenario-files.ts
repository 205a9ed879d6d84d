import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { isItemFile, itemNamedIn } from "@banjian/sim";
import { cliError } from "./errors.js";
import { type ItemFile, itemFile } from "./item-files.js";

/** The scenario files named, of each folder its scenario files, and of each item file those beside it that are about it; and the item files. */
export type Found = {
  readonly scenarios: readonly ItemFile[];
  readonly items: readonly ItemFile[];
};

/** Reads them in the order of their names; refuses what cannot be read, and folders and items without any scenario. */
export async function scenarioFiles(named: readonly string[]): Promise<Found> {
  const found = await Promise.all(named.map(filesAt));
  const read = (files: readonly string[]) => Promise.all([...new Set(files)].map(itemFile));
  return {
    scenarios: await read(found.flatMap(({ scenarios }) => scenarios)),
    items: await read(found.flatMap(({ items }) => items)),
  };
}

type Names = { readonly scenarios: readonly string[]; readonly items: readonly string[] };

async function filesAt(named: string): Promise<Names> {
  const found = await stat(named).catch(() => undefined);
  if (found?.isDirectory()) return filesIn(named);
  // What is no item is read as scenarios, or refused as such.
  if (!isItemFile(path.basename(named)) || found === undefined) return scenariosOnly(named);
  const { bytes } = await itemFile(named);
  return hasScenarios(bytes) ? scenariosOnly(named) : filesAbout(named);
}

function scenariosOnly(file: string): Names {
  return { scenarios: [file], items: [] };
}

function hasScenarios(bytes: Uint8Array): boolean {
  return /^\W{0,3}banjian-scenarios\b/m.test(new TextDecoder().decode(bytes));
}

async function filesIn(folder: string): Promise<Names> {
  const names = (await readdir(folder)).toSorted();
  const placed = (which: (name: string) => boolean) =>
    names.filter(which).map((name) => path.join(folder, name));
  const scenarios = placed(isScenarioFile);
  if (scenarios.length === 0) throw cliError("FOLDER_WITHOUT_SCENARIOS", { folder });
  return { scenarios, items: placed(isItemFile) };
}

async function filesAbout(item: string): Promise<Names> {
  const folder = path.dirname(item);
  const scenarios: string[] = [];
  for (const name of (await readdir(folder)).filter(isScenarioFile).toSorted()) {
    const { file, bytes } = await itemFile(path.join(folder, name));
    if (itemNamedIn(bytes, file) === path.resolve(item)) scenarios.push(file);
  }
  if (scenarios.length === 0) throw cliError("ITEM_WITHOUT_SCENARIOS", { item });
  return { scenarios, items: [item] };
}

function isScenarioFile(name: string): boolean {
  return /\.scenarios\.ya?ml$/.test(name);
}
