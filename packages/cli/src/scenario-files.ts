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
  return {
    scenarios: eachOnce(found.flatMap(({ scenarios }) => scenarios)),
    items: eachOnce(found.flatMap(({ items }) => items)),
  };
}

function eachOnce(files: readonly ItemFile[]): readonly ItemFile[] {
  return [...new Map(files.map((one) => [one.file, one])).values()];
}

async function filesAt(named: string): Promise<Found> {
  const found = await stat(named).catch(() => undefined);
  if (found?.isDirectory()) return filesIn(named);
  const one = await itemFile(named);
  // What is no item is read as scenarios, or refused as such.
  const isItem = isItemFile(path.basename(named)) && !mentionsScenarios(one);
  return isItem ? filesAbout(one) : { scenarios: [one], items: [] };
}

function mentionsScenarios({ bytes }: ItemFile): boolean {
  return new TextDecoder().decode(bytes).includes("banjian-scenarios");
}

async function filesIn(folder: string): Promise<Found> {
  const names = (await readdir(folder)).toSorted();
  const scenarios = names.filter(isScenarioFile);
  if (scenarios.length === 0) throw cliError("FOLDER_WITHOUT_SCENARIOS", { folder });
  const read = (some: readonly string[]) =>
    Promise.all(some.map((name) => itemFile(path.join(folder, name))));
  return { scenarios: await read(scenarios), items: await read(names.filter(isItemFile)) };
}

async function filesAbout(item: ItemFile): Promise<Found> {
  const folder = path.dirname(item.file);
  const names = (await readdir(folder)).filter(isScenarioFile).toSorted();
  const beside = await Promise.all(names.map((name) => itemFile(path.join(folder, name))));
  const scenarios = beside.filter(({ file, bytes }) => {
    const named = itemNamedIn(bytes, file);
    // Nobody can tell what a broken file is about: it is read, and says what is wrong with it.
    return named === undefined || named === path.resolve(item.file);
  });
  if (scenarios.length === 0) throw cliError("ITEM_WITHOUT_SCENARIOS", { item: item.file });
  return { scenarios, items: [item] };
}

function isScenarioFile(name: string): boolean {
  return /\.scenarios\.ya?ml$/.test(name);
}
