import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { cliError } from "./errors.js";

/** Writes a file; refuses where that is not possible (FILE_UNWRITABLE). */
export async function writeText(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw cliError("FILE_UNWRITABLE", { file, reason });
  });
}

/** Writes files into a folder, which is made where it is not there; refuses where that is not possible (FILE_UNWRITABLE). */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw cliError("FILE_UNWRITABLE", { file: folder, reason: String(error) });
  });
  for (const [name, content] of files) await writeText(path.join(folder, name), content);
}
