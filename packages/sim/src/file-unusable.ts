import type { Text } from "@banjian/base";
import type { Complaint } from "@banjian/core";

const files = {
  item: { zh: "事项文件", en: "item file" },
  supervision: { zh: "监察文件", en: "supervision file" },
} as const;

/** What is said of a file beside a plan or a scenario file that has errors of its own. */
export function fileUnusable(
  rule: string,
  what: keyof typeof files,
  { file, problem }: { readonly file: string; readonly problem: Text },
): Complaint {
  return {
    rule,
    problem: {
      zh: `${files[what].zh} ${file} 不能用：${problem.zh}`,
      en: `the ${files[what].en} ${file} cannot be used: ${problem.en}`,
    },
    hint: {
      zh: "运行 banjian check 查看该文件的全部问题。",
      en: "Run banjian check on it to see all that is wrong.",
    },
  };
}
