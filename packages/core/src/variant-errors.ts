import type { Text } from "@banjian/base";

/** What a caller meets where conditions and variants of an item speak, for the catalogue in `errors.ts`. */
export const variantErrors = {
  CONDITION_UNMET: {
    says: (it: { action: Text; needed: Text }) => ({
      zh: `“${it.action.zh}”的条件不成立：${it.needed.zh}`,
      en: `the condition of "${it.action.en}" does not hold: ${it.needed.en}`,
    }),
    hint: {
      zh: "先使条件成立，例如补填所需内容。",
      en: "Bring about what it needs first, for instance by filling in what is empty.",
    },
  },
  VARIANT_UNKNOWN: {
    says: (it: { variant: string; known: readonly string[]; meant: string | undefined }) => ({
      zh: `没有可以选择的情形“${it.variant}”${it.meant === undefined ? "" : `，是否指“${it.meant}”`}；可选：${it.known.join("、") || "无"}`,
      en: `there is no variant "${it.variant}" to choose${it.meant === undefined ? "" : `; did you mean "${it.meant}"`}; there are: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "使用事项文件 variants 中不写 when 的情形。",
      en: "Name a variant of the item that has no when.",
    },
  },
  VARIANT_NOT_TRUSTED: {
    says: (it: { variant: Text; trust: readonly string[] }) => ({
      zh: `“${it.variant.zh}”只适用于信用等级 ${it.trust.join("、")} 的申请人`,
      en: `"${it.variant.en}" is for applicants of trust grade ${it.trust.join(", ")} only`,
    }),
    hint: { zh: "按一般情形申请。", en: "File without it." },
  },
} as const;
