import { command } from "../command.js";
import { hallOptions, withShared } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { wordOf, wordOptions } from "../word-options.js";

/** Note that a draft has been reviewed, by somebody else than who drafted it. */
export const itemReview = command({
  name: "item review",
  about: {
    zh: "审核一个草稿，须不是起草人",
    en: "note that a draft has been reviewed, by somebody else than who drafted it",
  },
  operands: [
    { syntax: "<code>", about: { zh: "事项编码", en: "the code of the item" } },
    { syntax: "<version>", about: { zh: "版本", en: "the version" } },
  ],
  options: { ...hallOptions, ...wordOptions },
  examples: ['banjian item review licence 2026.2 --by qian --reason "held against the law"'],
  run: async (context, { operands, options }) => {
    const word = wordOf(options);
    const [code = "", version = ""] = operands;
    await withShared(options, context.env, (hall) => hall.items.review({ code, version }, word));
    const said = { zh: `${code} ${version} 已审核`, en: `${code} ${version} is reviewed` }[
      context.lang
    ];
    await context.out(context.json ? jsonText({ done: said }) : textOfLines([said]));
    return 0;
  },
});
