import { command } from "../command.js";
import { activeHallOptions, withActiveHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { holdLines } from "../print-hold.js";
import { wordOf, wordOptions } from "../word-options.js";

/** Lets limits fall due again after a person has looked at the clock. */
export const holdRelease = command({
  name: "hold release",
  about: {
    zh: "核对时钟后解除暂停，恢复到期处理",
    en: "let limits fall due again once the clock has been looked at",
  },
  options: {
    ...activeHallOptions,
    ...wordOptions,
  },
  examples: [
    'banjian hold release --by "Zhao, data centre" --reason "clock checked against the time server"',
  ],
  run: async (context, { options }) => {
    const word = wordOf(options);
    const hold = await withActiveHall(options, context.env, (hall) => hall.release(word));
    await context.out(context.json ? jsonText({ hold }) : textOfLines(holdLines(hold, context)));
    return 0;
  },
});
