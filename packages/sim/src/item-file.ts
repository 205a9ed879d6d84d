import { readFileSync } from "node:fs";
import type { ItemSource } from "@banjian/engine";
import { simError } from "./errors.js";

/** An item file with its bytes; refuses one that cannot be read (SIM_FILE_UNREADABLE). */
export function itemFile(file: string): ItemSource {
  try {
    return { file, source: readFileSync(file) };
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw simError("SIM_FILE_UNREADABLE", { file, reason });
  }
}
