import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Bases, baseNamedIn, basesIn, readItem } from "@banjian/core";

/** Whether a file of a folder is an item, and no scenario, plan or supervision file about some. */
export function isItemFile(name: string): boolean {
  return /(?<!\.scenarios|\.plan|\.supervision)\.ya?ml$/.test(name);
}

const folders = new Map<string, Bases>();

/** The item files that lie beside a file: where an implementation finds its base. Read once, when the first asks. */
export function basesBeside(file: string): Bases {
  const folder = path.resolve(path.dirname(file));
  const known = folders.get(folder) ?? basesIn(() => filesIn(folder));
  folders.set(folder, known);
  return known;
}

function filesIn(folder: string): { file: string; source: Uint8Array }[] {
  const files = readdirSync(folder).filter(isItemFile).toSorted();
  return files.map((name) => {
    const file = path.join(folder, name);
    return { file, source: readFileSync(file) };
  });
}

/** An item file as one that stands alone: a sound implementation whole with its base, any other as it is. */
export function standingAlone(source: string | Uint8Array, file: string): string | Uint8Array {
  if (baseNamedIn(source) === undefined) return source;
  const read = readItem(source, file, basesBeside(file));
  return (read.ok ? read.whole : undefined) ?? source;
}
