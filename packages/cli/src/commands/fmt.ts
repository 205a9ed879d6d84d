import { writeFile } from "node:fs/promises";
import { coreError, readItem } from "@banjian/core";
import { command, flag } from "../command.js";
import { formatItem } from "../format-item.js";
import { type ItemFile, itemFiles } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { harmless } from "../text-width.js";

/** Item files in the usual order and spelling. */
export const fmt = command({
  name: "fmt",
  about: {
    zh: "整理事项（及情景、监督、计划）文件：键的顺序、时长的写法，保留注释",
    en: "put item files (and those of scenarios, supervision and plans) in order: their keys, the spelling of lengths; comments stay",
  },
  operands: [
    {
      syntax: "<file...>",
      about: { zh: "文件，或存放事项文件的文件夹", en: "files, or folders of item files" },
    },
  ],
  options: {
    check: flag("--check", {
      zh: "只列出需要整理的文件，不改写；有则以 1 退出",
      en: "only name the files it would change, and exit with 1 if there are any",
    }),
  },
  examples: ["banjian fmt licence.yaml", "banjian fmt --check items"],
  run: async (context, { operands, options }) => {
    const files = (await itemFiles(operands)).map((it) => ({ ...it, ...formatted(it) }));
    const changed = files.filter(({ before, after }) => before !== after);
    if (!options.check) for (const { file, after } of changed) await writeFile(file, after);
    const names = changed.map(({ file }) => file);
    await context.out(
      context.json ? jsonText({ changed: names }) : textOfLines(names.map(harmless)),
    );
    return options.check && changed.length > 0 ? 1 : 0;
  },
});

/** The text of a file before and after; refuses one that cannot be read as YAML. */
function formatted({ file, bytes }: ItemFile): { before: string; after: string } {
  const findings = readItem(bytes, file).findings.filter(({ rule }) => rule.startsWith("YAML"));
  if (findings.length > 0) throw coreError("ITEM_INVALID", { file, findings });
  const before = new TextDecoder().decode(bytes);
  return { before, after: formatItem(before) };
}
