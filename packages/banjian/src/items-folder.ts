import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ItemSource } from "@banjian/engine";
import { hallError } from "./errors.js";

/** The item files of a folder with their bytes, in the order of their names; scenarios, plans and supervision files beside them and folders below it are not read. */
export async function itemFiles(folder: string): Promise<readonly ItemSource[]> {
  const names = await readdir(folder).catch(unreadable(folder));
  const files = names
    .filter((name) => /(?<!\.scenarios|\.plan|\.supervision)\.ya?ml$/.test(name))
    .toSorted();
  return Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name);
      return { file, source: await readFile(file).catch(unreadable(file)) };
    }),
  );
}

function unreadable(where: string): (error: unknown) => never {
  return (error) => {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw hallError("ITEMS_FOLDER_UNREADABLE", { path: where, reason });
  };
}
