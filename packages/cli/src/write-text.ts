import { writeFile } from "node:fs/promises";
import { cliError } from "./errors.js";

/** Writes a file; refuses where that is not possible (FILE_UNWRITABLE). */
export async function writeText(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw cliError("FILE_UNWRITABLE", { file, reason });
  });
}
