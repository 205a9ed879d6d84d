import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { hallError } from "./errors.js";

/** The item files of a folder with their text, in the order of their names; folders below it are not read. */
export async function itemFiles(
  folder: string,
): Promise<readonly { readonly file: string; readonly source: string }[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw hallError("ITEMS_FOLDER_UNREADABLE", { folder, reason });
  });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name);
      return { file, source: await readFile(file, "utf8") };
    }),
  );
}
