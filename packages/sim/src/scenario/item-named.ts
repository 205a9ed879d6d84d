import path from "node:path";
import { readDocument } from "@banjian/core";
import * as z from "zod";

const Naming = z.looseObject({ item: z.string() });

/** Where the item lies that a scenario file is about, as an absolute path; nothing where that cannot be read. */
export function itemNamedIn(bytes: string | Uint8Array, file: string): string | undefined {
  const read = readDocument(Naming, bytes, file);
  return read.ok ? path.resolve(path.dirname(file), read.value.item) : undefined;
}
