import { readFileSync } from "node:fs";
import type { ItemSource } from "@banjian/engine";

/** An item of the examples, as its analyst wrote it. */
export function bundled(name: string): ItemSource {
  const file = `${name}.yaml`;
  const url = new URL(`../../../../examples/items/${file}`, import.meta.url);
  return { file, source: readFileSync(url, "utf8") };
}
