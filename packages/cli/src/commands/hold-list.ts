import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { holdLines } from "../print-hold.js";

/** The jumps of the clock that were held for a person. */
export const holdList = command({
  name: "hold list",
  about: { zh: "列出因时钟跳变而暂停到期的记录", en: "list the holds after jumps of the clock" },
  options: hallOptions,
  examples: ["banjian hold list --db postgres://hall@db/hall"],
  run: async (context, { options }) => {
    const holds = await withHall(options, context.env, (hall) => hall.holds());
    const none = { zh: "没有暂停记录", en: "no hold has been made" }[context.lang];
    await context.out(
      context.json
        ? jsonText({ holds })
        : textOfLines(
            holds.length === 0 ? [none] : holds.flatMap((hold) => holdLines(hold, context)),
          ),
    );
    return 0;
  },
});
