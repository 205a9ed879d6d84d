import { readFileSync } from "node:fs";
import type { Lang } from "@banjian/base";

/** A sound item file with comments that explain every part, under this code. */
export function itemTemplate(code: string, lang: Lang): string {
  return template("item", lang).replace("code: my-item", () => `code: ${code}`);
}

/** Scenarios of that item with comments that explain every part; all of them hold. */
export function scenarioTemplate(code: string, lang: Lang): string {
  return template("scenarios", lang).replace("item: my-item.yaml", () => `item: ${code}.yaml`);
}

function template(name: string, lang: Lang): string {
  return readFileSync(new URL(`../templates/${name}.${lang}.yaml`, import.meta.url), "utf8");
}
