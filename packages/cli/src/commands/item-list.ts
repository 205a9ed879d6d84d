import { command } from "../command.js";
import { hallOptions, withShared } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { versionLines } from "../print-items.js";

/** The catalogue of a hall. */
export const itemList = command({
  name: "item list",
  about: {
    zh: "列出目录中的事项及各版本的状态",
    en: "list the items of the catalogue with where each version stands",
  },
  options: hallOptions,
  examples: ["banjian item list --db pglite://./data"],
  run: async (context, { options }) => {
    const kept = await withShared(options, context.env, (hall) => hall.items.versions());
    const versions = kept.map(({ source: _source, ...one }) => one);
    await context.out(
      context.json ? jsonText({ versions }) : textOfLines(versionLines(kept, context)),
    );
    return 0;
  },
});
