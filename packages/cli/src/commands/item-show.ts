import { command } from "../command.js";
import { hallOptions, withShared } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { actLines, versionLines } from "../print-items.js";

/** The versions of one item, and what was done to them. */
export const itemShow = command({
  name: "item show",
  about: {
    zh: "一个事项的各个版本，以及何人何时为何操作",
    en: "the versions of an item, and who did what to them, when and why",
  },
  operands: [{ syntax: "<code>", about: { zh: "事项编码", en: "the code of the item" } }],
  options: hallOptions,
  examples: ["banjian item show food-business-licence"],
  run: async (context, { operands: [code = ""], options }) => {
    const { kept, acts, zone } = await withShared(
      options,
      context.env,
      async ({ items, zone: ofHall }) => ({
        zone: ofHall,
        kept: await items.versions(code),
        acts: await items.acts(code),
      }),
    );
    // Refuses a code that has never been in the catalogue.
    if (acts.length === 0 && kept.length === 0) {
      await withShared(options, context.env, ({ items }) => items.published(code));
    }
    const versions = kept.map(({ source: _source, ...one }) => one);
    const lines = [...versionLines(kept, context), "", ...actLines(acts, zone, context)];
    await context.out(context.json ? jsonText({ versions, acts }) : textOfLines(lines));
    return 0;
  },
});
