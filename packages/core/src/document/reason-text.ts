import type { Text } from "@banjian/base";

/** Why, as it stands on a document. */
export function reasonText(reason: string): Text {
  return { zh: `理由：${reason}`, en: `Reason: ${reason}` };
}
