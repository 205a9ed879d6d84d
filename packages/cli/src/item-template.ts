import { readFileSync } from "node:fs";
import type { Lang } from "@banjian/base";

/** A sound item file with comments that explain every part, under this code. */
export function itemTemplate(code: string, lang: Lang): string {
  const text = readFileSync(new URL(`../templates/item.${lang}.yaml`, import.meta.url), "utf8");
  return text.replace("code: my-item", () => `code: ${code}`);
}
