import { guideOf } from "@banjian/core";
import { basesBeside } from "@banjian/sim";
import { checkedItem } from "../checked-item.js";
import { command, flag } from "../command.js";
import { guideHtml } from "../guide-html.js";
import { guideMarkdown } from "../guide-markdown.js";
import { inOneLanguage } from "../in-one-language.js";
import { itemFile } from "../item-files.js";
import { jsonText } from "../print.js";
import { outputOption, writeOutput } from "../write-output.js";

/** The public guide of an item. */
export const guide = command({
  name: "guide",
  about: {
    zh: "生成办事指南：材料、流程、时限、依据（Markdown 或 HTML）",
    en: "write the public guide of an item: documents, steps, limits, law (Markdown or HTML)",
  },
  operands: [{ syntax: "<file>", about: { zh: "事项文件", en: "an item file" } }],
  options: {
    output: outputOption,
    html: flag("--html", { zh: "输出可打印的网页", en: "as a page that can be printed" }),
  },
  examples: [
    "banjian guide examples/items/food-business-licence.yaml --lang zh",
    "banjian guide licence.yaml --html -o guide.html",
  ],
  run: async (context, { operands: [named = ""], options }) => {
    const { json, lang } = context;
    const item = await checkedItem(named);
    const { file } = await itemFile(named);
    const made = guideOf(item, (code) => {
      const beside = basesBeside(file).find(code);
      return beside && "item" in beside ? beside.item.title : undefined;
    });
    const text = json
      ? jsonText(inOneLanguage(made, lang))
      : (options.html ? guideHtml : guideMarkdown)(made, lang);
    await writeOutput(context, options.output, text);
    return 0;
  },
});
