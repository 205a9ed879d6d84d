import type { Text } from "@banjian/base";

/** The repair of a name that is not known: what may have been meant, and what there is. */
export const hintFor = (meant: string | undefined, known: readonly string[]): Text =>
  meant === undefined
    ? { zh: `可用：${known.join("、") || "无"}。`, en: `Known: ${known.join(", ") || "none"}.` }
    : {
        zh: `是否指“${meant}”？可用：${known.join("、")}。`,
        en: `Did you mean "${meant}"? Known: ${known.join(", ")}.`,
      };
