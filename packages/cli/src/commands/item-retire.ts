import { command, value } from "../command.js";
import { hallOptions, withShared } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { wordOf, wordOptions } from "../word-options.js";

/** Take an item out of force, and name the item that takes its place. */
export const itemRetire = command({
  name: "item retire",
  about: {
    zh: "停用一个事项，可以指明接替的事项",
    en: "take an item out of force, and name the item that takes its place",
  },
  operands: [{ syntax: "<code>", about: { zh: "事项编码", en: "the code of the item" } }],
  options: {
    ...hallOptions,
    ...wordOptions,
    successor: value(
      "--successor <code>",
      { zh: "接替的事项", en: "the item that takes its place" },
      (text) => text,
    ),
  },
  examples: [
    'banjian item retire second-birth-approval --successor birth-registration --by zhao --reason "the law has changed"',
  ],
  run: async (context, { operands, options }) => {
    const word = wordOf(options);
    const [code = ""] = operands;
    const { successor } = options;
    const place = successor === undefined ? {} : { successor };
    await withShared(options, context.env, (hall) =>
      hall.items.retire(code, { ...word, ...place }),
    );
    const said = { zh: `${code} 已停用`, en: `${code} is retired` }[context.lang];
    await context.out(context.json ? jsonText({ done: said }) : textOfLines([said]));
    return 0;
  },
});
