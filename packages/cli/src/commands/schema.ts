import { implementationJsonSchema, itemJsonSchema } from "@banjian/core";
import { command, flag } from "../command.js";
import { jsonText } from "../print.js";

/** The JSON Schema of item files, by which an editor completes, explains and checks them. */
export const schema = command({
  name: "schema",
  about: {
    zh: "输出事项文件的 JSON Schema，供编辑器补全、说明和校验",
    en: "print the JSON Schema of item files, for editors to complete, explain and check",
  },
  options: {
    both: flag("--both", { zh: "说明同时用中文和英文", en: "explain in Chinese and English" }),
    implementation: flag("--implementation", {
      zh: "实施清单事项文件的",
      en: "that of implementation files",
    }),
  },
  notes: {
    zh: "在事项文件第一行写：\n  # yaml-language-server: $schema=./item.schema.json",
    en: "Put this on the first line of an item file:\n  # yaml-language-server: $schema=./item.schema.json",
  },
  examples: ["banjian schema > item.schema.json", "banjian schema --lang zh"],
  run: async (context, { options }) => {
    const made = options.implementation ? implementationJsonSchema : itemJsonSchema;
    await context.out(jsonText(made(options.both ? undefined : context.lang)));
    return 0;
  },
});
