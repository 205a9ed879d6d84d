import { writeFile } from "node:fs/promises";
import { value } from "./command.js";
import type { Context } from "./context.js";
import { cliError } from "./errors.js";

/** Where the text a command makes goes. */
export const outputOption = value(
  "-o, --output <file>",
  { zh: "写入这个文件，而不是屏幕", en: "write to this file instead of the screen" },
  (text) => text,
);

/** Writes the text to the file, or prints it where none was named; refuses a file that cannot be written. */
export async function writeOutput(
  context: Context,
  file: string | undefined,
  text: string,
): Promise<void> {
  if (file === undefined) return context.out(text);
  await writeFile(file, text).catch((error: unknown) => {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw cliError("FILE_UNWRITABLE", { file, reason });
  });
}
