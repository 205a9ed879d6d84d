import { command } from "../command.js";
import { hallOptions, withShared } from "../database.js";
import { itemFile } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { wordOf, wordOptions } from "../word-options.js";

/** Publish an item file, or a version that was reviewed. */
export const itemPublish = command({
  name: "item publish",
  about: {
    zh: "发布事项文件，或发布一个已审核的版本",
    en: "publish an item file, or a version that was reviewed",
  },
  operands: [
    { syntax: "<file-or-code>", about: { zh: "事项文件，或编码", en: "an item file, or a code" } },
    { syntax: "[version]", about: { zh: "已审核的版本", en: "a reviewed version" } },
  ],
  options: { ...hallOptions, ...wordOptions },
  examples: ['banjian item publish licence 2026.2 --by zhao --reason "in force from today"'],
  run: async (context, { operands, options }) => {
    const word = wordOf(options);
    const [named = "", version] = operands;
    const published = await withShared(options, context.env, async ({ items }) => {
      if (version !== undefined) {
        await items.release({ code: named, version }, word);
        return { code: named, version };
      }
      const { file, bytes } = await itemFile(named);
      return items.publish(bytes, file, word);
    });
    const said = {
      zh: `${published.code} ${published.version} 已发布`,
      en: `${published.code} ${published.version} is published`,
    }[context.lang];
    await context.out(context.json ? jsonText({ done: said }) : textOfLines([said]));
    return 0;
  },
});
