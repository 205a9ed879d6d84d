import { readFile } from "node:fs/promises";
import { cliError } from "./errors.js";

/** What a JSON file says; refuses what cannot be read (FILE_UNREADABLE) and what is no JSON (FILE_NOT_JSON). */
export async function jsonAt(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error) => {
    throw cliError("FILE_UNREADABLE", { file, reason: String(error.code ?? error) });
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw cliError("FILE_NOT_JSON", { file });
  }
}
