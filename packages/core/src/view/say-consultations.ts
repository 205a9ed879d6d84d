import type { Text } from "@banjian/base";
import { sayAllowance } from "../definition/allowance.js";
import { departmentTitle, type Item } from "../item/item.js";

/** Which departments may be consulted, and how long each has to answer, in words; undefined where none may. */
export function sayConsultations(item: Item): Text | undefined {
  const parts = Object.entries(item.approval?.consultations ?? {}).map(([id, { within }]) => {
    const [title, long] = [departmentTitle(item, id), sayAllowance(within)];
    return { zh: `${title.zh}（${long.zh}）`, en: `${title.en} (${long.en})` };
  });
  if (parts.length === 0) return undefined;
  return {
    zh: `可以征求意见：${parts.map(({ zh }) => zh).join("、")}`,
    en: `may be consulted: ${parts.map(({ en }) => en).join(", ")}`,
  };
}
