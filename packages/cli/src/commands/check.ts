import { isItemFile } from "@banjian/sim";
import { checkFiles } from "../check-files.js";
import { command } from "../command.js";
import { itemFiles } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { findingJson, findingLines } from "../print-findings.js";

/** Everything that is wrong with item files. */
export const check = command({
  name: "check",
  about: {
    zh: "检查事项文件和监察文件，列出全部问题",
    en: "check item files and supervision files, and list every problem",
  },
  operands: [
    {
      syntax: "<file...>",
      about: {
        zh: "事项文件、监察文件，或存放它们的文件夹（.yaml、.yml）",
        en: "item files, supervision files, or folders of them (.yaml, .yml)",
      },
    },
  ],
  notes: {
    zh: "有错误时以 1 退出，只有警告时以 0 退出。监察文件与同时给出的事项对照。",
    en: "The exit code is 1 when one finding is an error, and 0 when all are warnings. A supervision file is held against the items that are given with it.",
  },
  examples: [
    "banjian check examples/items",
    "banjian check --json licence.yaml",
    "banjian check examples/items examples/supervision/hall.supervision.yaml",
  ],
  run: async (context, { operands }) => {
    const files = await itemFiles(operands, isChecked);
    const findings = await checkFiles(files);
    await context.out(
      context.json
        ? jsonText({ findings: findings.map((finding) => findingJson(finding, context.lang)) })
        : textOfLines(findingLines(findings, files.length, context)),
    );
    return findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
});

function isChecked(name: string): boolean {
  return isItemFile(name) || /\.supervision\.ya?ml$/.test(name);
}
