import { cliError } from "./errors.js";
import { itemFile } from "./item-files.js";

/** The text of a file; refuses one that cannot be read, or is no UTF-8 (FILE_UNREADABLE). */
export async function textFile(file: string): Promise<string> {
  const { bytes } = await itemFile(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw cliError("FILE_UNREADABLE", { file, reason: "UTF-8" });
  }
}
