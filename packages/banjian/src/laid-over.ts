import { readFile } from "node:fs/promises";
import { readSupervision, supervised } from "@banjian/core";
import type { CatalogueOptions } from "@banjian/engine";
import { hallError } from "./errors.js";

/** What the supervision file of a hall lays over its items; nothing without one. Refuses a file that cannot be read or has findings (SUPERVISION_REFUSED). */
export async function laidOver(file: string | undefined): Promise<CatalogueOptions> {
  if (file === undefined) return {};
  const source = await readFile(file).catch((error: unknown) => {
    throw hallError("SUPERVISION_REFUSED", { file, findings: [], reason: String(error) });
  });
  const read = readSupervision(source, file);
  if (!read.ok) throw hallError("SUPERVISION_REFUSED", { file, findings: read.findings });
  const { supervision } = read;
  return { lay: (item) => supervised(item, supervision) };
}
