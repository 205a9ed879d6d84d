import type { ItemMatch } from "@banjian/core";
import { command, value } from "../command.js";
import type { Context } from "../context.js";
import { hallOptions, withShared } from "../database.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

/** Finds items of the catalogue by words. */
export const itemSearch = command({
  name: "item search",
  about: {
    zh: "按名称、关键词、主题、部门、依据、材料中的词查找事项",
    en: "find items by words of their titles, keywords, themes, departments, laws and documents",
  },
  operands: [{ syntax: "[word...]", about: { zh: "要找的词", en: "the words to look for" } }],
  options: {
    ...hallOptions,
    theme: value(
      "--theme <theme>",
      { zh: "只找这个主题的", en: "only items of this theme" },
      (text) => text,
    ),
    department: value(
      "--department <name>",
      { zh: "只找这个部门办理的", en: "only items this department takes part in" },
      (text) => text,
    ),
  },
  examples: [
    "banjian item search restaurant",
    "banjian item search licence --department fire-rescue",
  ],
  run: async (context, { operands, options }) => {
    const { department, theme } = options;
    const query = {
      text: operands.join(" "),
      ...(theme === undefined ? {} : { theme }),
      ...(department === undefined ? {} : { department }),
    };
    const found = await withShared(options, context.env, (hall) => hall.items.search(query));
    await context.out(context.json ? jsonText(asData(found, context)) : lines(found, context));
    return found.length > 0 ? 0 : 1;
  },
});

function asData(found: readonly ItemMatch[], { lang }: Context): object {
  return {
    items: found.map(({ item, score, found: parts }) => ({
      code: item.code,
      version: item.version,
      title: item.title[lang],
      score,
      found: parts,
    })),
  };
}

function lines(found: readonly ItemMatch[], { lang }: Context): string {
  if (found.length === 0) {
    return textOfLines([{ zh: "没有找到。", en: "Nothing was found." }[lang]]);
  }
  const rows = found.map(({ item }): Cell[] => [
    item.code,
    item.title[lang],
    item.file.item.authority.name[lang],
  ]);
  return textOfLines(tableLines(rows));
}
