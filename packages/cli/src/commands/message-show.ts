import { type MadeMessage, maskedFields, messageFields, messageShapes } from "@banjian/core";
import { command, flag } from "../command.js";
import type { Context } from "../context.js";
import { hallOptions, withHall } from "../database.js";
import { caseOperand, latest } from "../latest-case.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";
import { harmless } from "../text-width.js";

/** The process messages of a case with all their fields. */
export const messageShow = command({
  name: "message show",
  about: {
    zh: "查看一个办件的过程数据消息及其字段",
    en: "show the process messages of a case with their fields",
  },
  operands: [caseOperand],
  options: {
    ...hallOptions,
    open: flag("--open", {
      zh: "姓名、证件和电话不遮盖",
      en: "leave names, identifiers and telephones uncovered",
    }),
  },
  examples: ["banjian message show", "banjian message show 20260914-h26weyxkyz --open"],
  run: async (context, { operands: [id], options: { db, tenant, open } }) => {
    const made = await withHall({ db, tenant }, context.env, async (hall) => {
      const view = id === undefined ? latest(await hall.recent(1)) : await hall.case(id);
      return view.messages();
    });
    const shown = open
      ? made
      : made.map((one) => ({
          ...one,
          message: { ...one.message, fields: maskedFields(one.message) },
        }));
    await context.out(
      context.json
        ? jsonText({ messages: shown.map(({ message }) => message) })
        : textOfLines(shown.flatMap((one) => linesOf(one, context))),
    );
    return 0;
  },
});

function linesOf({ message }: MadeMessage, { lang, colours }: Context): readonly string[] {
  const { title, table } = messageShapes[message.kind];
  const rows = Object.entries(message.fields).map(([name, value]): Cell[] => [
    `  ${name}`,
    { text: messageFields[name]?.title[lang] ?? "", paint: colours.dim },
    harmless(value),
  ]);
  return [`${title[lang]} ${table}`, ...tableLines(rows), ""];
}
