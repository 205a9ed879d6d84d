import { command } from "../command.js";
import { hallOptions, withShared } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { wordOf, wordOptions } from "../word-options.js";

/** Delete a version that is not published and that no case needs. */
export const itemRemove = command({
  name: "item remove",
  about: {
    zh: "删除一个未发布、没有办件需要的版本",
    en: "delete a version that is not published and that no case needs",
  },
  operands: [
    { syntax: "<code>", about: { zh: "事项编码", en: "the code of the item" } },
    { syntax: "<version>", about: { zh: "版本", en: "the version" } },
  ],
  options: { ...hallOptions, ...wordOptions },
  examples: ['banjian item remove licence 2026.2 --by zhao --reason "written by mistake"'],
  run: async (context, { operands, options }) => {
    const word = wordOf(options);
    const [code = "", version = ""] = operands;
    await withShared(options, context.env, (hall) => hall.items.remove({ code, version }, word));
    const said = { zh: `${code} ${version} 已删除`, en: `${code} ${version} is deleted` }[
      context.lang
    ];
    await context.out(context.json ? jsonText({ done: said }) : textOfLines([said]));
    return 0;
  },
});
