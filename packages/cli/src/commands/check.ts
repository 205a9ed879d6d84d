import { checkFiles } from "../check-files.js";
import { command } from "../command.js";
import { itemFiles } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { findingJson, findingLines } from "../print-findings.js";

/** Everything that is wrong with item files. */
export const check = command({
  name: "check",
  about: { zh: "检查事项文件，列出全部问题", en: "check item files and list every problem" },
  operands: [
    {
      syntax: "<file...>",
      about: {
        zh: "事项文件，或存放它们的文件夹（.yaml、.yml）",
        en: "item files, or folders of them (.yaml, .yml)",
      },
    },
  ],
  notes: {
    zh: "有错误时以 1 退出，只有警告时以 0 退出。",
    en: "The exit code is 1 when one finding is an error, and 0 when all are warnings.",
  },
  examples: ["banjian check examples/items", "banjian check --json licence.yaml"],
  run: async (context, { operands }) => {
    const files = await itemFiles(operands);
    const findings = await checkFiles(files);
    await context.out(
      context.json
        ? jsonText({ findings: findings.map((finding) => findingJson(finding, context.lang)) })
        : textOfLines(findingLines(findings, files.length, context)),
    );
    return findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
});
