import type { Finding } from "./definition/finding.js";

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
  NATIONAL_TABLE_INVALID: {
    says: (it: { row: number; column: string; value: string }) => ({
      zh: `事项表第 ${it.row} 行的 ${it.column}“${it.value}”读不懂`,
      en: `row ${it.row} of the table: ${it.column} "${it.value}" cannot be read`,
    }),
    hint: {
      zh: "核对该列：期限单位为 G（工作日）或 Z（自然日），办件类型 1、2，层级 1 至 6，状态 0、1。",
      en: "Look at the column: units are G (business days) or Z (calendar days), kinds 1 and 2, levels 1 to 6, states 0 and 1.",
    },
  },
  ITEM_INVALID: {
    says: ({ file, findings }: { file: string; findings: readonly Finding[] }) => {
      const errors = findings.filter(({ severity }) => severity === "error");
      const { path = "", problem } = errors[0] ?? { problem: { zh: "", en: "" } };
      const many = errors.length === 1 ? "1 error" : `${errors.length} errors, first`;
      return {
        zh: `事项文件 ${file} 有 ${errors.length} 处错误，首先是：${path && `${path}：`}${problem.zh}`,
        en: `the item file ${file} has ${many}: ${path && `${path}: `}${problem.en}`,
      };
    },
    hint: {
      zh: "运行 banjian check 查看全部问题与修改办法。",
      en: "Run banjian check to see all of them with their repairs.",
    },
  },
} as const;
