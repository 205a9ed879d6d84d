import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Bases, basesIn } from "@banjian/core";
import { isItemFile } from "./item-files.js";

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
