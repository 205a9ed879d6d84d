import type { Text } from "@banjian/base";

/** What is wrong with an item file, for the catalogue in `errors.ts`. */
export const itemErrors = {
  ALLOWANCE_TOO_LONG: {
    says: (it: { text: string }) => ({
      zh: `期限“${it.text}”过长`,
      en: `the allowance "${it.text}" is too long`,
    }),
    hint: {
      zh: "最多 87600 小时（十年）或 10000 个办公小时。",
      en: "At most 87,600 hours (ten years) or 10,000 office hours.",
    },
  },
  BASIS_REVERSED: {
    says: (it: { from: string; to: string }) => ({
      zh: `依据施行至 ${it.to}，早于其施行之日 ${it.from}`,
      en: `the basis is in force until ${it.to}, before it begins on ${it.from}`,
    }),
    hint: { zh: "to 不得早于 from。", en: "Let to be no earlier than from." },
  },
  ITEM_INVALID: {
    says: (it: { file: string; count: number; first: Text; findings: readonly object[] }) => ({
      zh: `事项文件 ${it.file} 有 ${it.count} 处错误，首先是：${it.first.zh}`,
      en: `the item file ${it.file} has ${it.count} errors, first: ${it.first.en}`,
    }),
    hint: {
      zh: "运行 banjian check 查看全部问题与修改办法。",
      en: "Run banjian check to see all of them with their repairs.",
    },
  },
} as const;
