import { messageShapes } from "@banjian/core";
import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { caseOperands, countOption, messagesOfCases } from "../message-cases.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

/** The process messages of cases, in their order. */
export const messageList = command({
  name: "message list",
  about: { zh: "列出办件的过程数据消息", en: "list the process messages of cases" },
  operands: caseOperands,
  options: { ...hallOptions, count: countOption },
  notes: {
    zh: "消息由事实推出；字段见 message show，导出用 message export。",
    en: "They are made from the facts; `message show` has their fields, `message export` gives them out.",
  },
  examples: ["banjian message list", "banjian message list 20260914-h26weyxkyz --json"],
  run: async (context, { operands, options: { db, tenant, count } }) => {
    const made = await withHall({ db, tenant }, context.env, (hall) =>
      messagesOfCases(hall, operands, count),
    );
    const rows = made.map(({ caseId, seq, message: { kind, fields } }) => {
      const { table, title, time, number = "" } = messageShapes[kind];
      const [at = "", version = ""] = [fields[time], fields.SJBBH];
      return { caseId, seq, kind, table, title, at, number: fields[number], version };
    });
    const { lang, colours } = context;
    const lines = tableLines(
      rows.map(({ caseId, table, title, at, number = "", version }): Cell[] => [
        { text: at, paint: colours.dim },
        caseId,
        table,
        title[lang],
        number,
        `v${version}`,
      ]),
    );
    await context.out(
      context.json
        ? jsonText({ messages: rows.map((row) => ({ ...row, title: row.title[lang] })) })
        : textOfLines(lines),
    );
    return 0;
  },
});
