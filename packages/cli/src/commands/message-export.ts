import { messageLines, messageRows } from "@banjian/exchange";
import { command, oneOf } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { caseOperands, countOption, messagesOfCases } from "../message-cases.js";
import { outputOption, writeOutput } from "../write-output.js";

const formats = {
  jsonl: { zh: "每行一条 JSON", en: "a JSON object on each line" },
  xml: { zh: "交换平台的 XML 行", en: "the XML rows of the exchange" },
} as const;

/** The process messages of cases, as the exchange takes them. */
export const messageExport = command({
  name: "message export",
  about: {
    zh: "导出办件的过程数据消息（JSON 行或 XML 行）",
    en: "give out the process messages of cases, as lines of JSON or as XML rows",
  },
  operands: caseOperands,
  options: {
    ...hallOptions,
    count: countOption,
    format: oneOf("--format <format>", { zh: "格式", en: "the format" }, formats),
    output: outputOption,
  },
  notes: {
    zh: "其中有姓名、证件和电话，请按规定保管。",
    en: "They hold names, identifiers and telephones: keep them as the law asks.",
  },
  examples: [
    "banjian message export --format xml -o messages.xml",
    "banjian message export 20260914-h26weyxkyz > messages.jsonl",
  ],
  run: async (context, { operands, options: { db, tenant, count, format = "jsonl", output } }) => {
    const made = await withHall({ db, tenant }, context.env, (hall) =>
      messagesOfCases(hall, operands, count),
    );
    const messages = made.map(({ message }) => message);
    const text = format === "xml" ? messageRows(messages) : messageLines(messages);
    await writeOutput(context, output, text);
    return 0;
  },
});
