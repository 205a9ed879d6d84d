import { command } from "../command.js";
import { hallOptions, withShared } from "../database.js";
import { itemFile } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { wordOf, wordOptions } from "../word-options.js";

/** Keep an item file as a draft. */
export const itemDraft = command({
  name: "item draft",
  about: { zh: "把事项文件存为草稿", en: "keep an item file as a draft" },
  operands: [{ syntax: "<file>", about: { zh: "事项文件", en: "an item file" } }],
  options: { ...hallOptions, ...wordOptions },
  examples: ['banjian item draft licence.yaml --by zhao --reason "shorter promise"'],
  run: async (context, { operands, options }) => {
    const word = wordOf(options);
    const { file, bytes } = await itemFile(operands[0] ?? "");
    const item = await withShared(options, context.env, (hall) =>
      hall.items.draft(bytes, file, word),
    );
    const said = {
      zh: `${item.code} ${item.version} 已存为草稿`,
      en: `${item.code} ${item.version} is kept as a draft`,
    }[context.lang];
    await context.out(context.json ? jsonText({ done: said }) : textOfLines([said]));
    return 0;
  },
});
