import { checkMessages } from "@banjian/core";
import { type MessageFile, readMessages } from "@banjian/exchange";
import { command } from "../command.js";
import { inOneLanguage } from "../in-one-language.js";
import { jsonText, textOfLines } from "../print.js";
import { textFile } from "../text-file.js";
import { harmless } from "../text-width.js";

/** Whether a file of process messages may go to the exchange. */
export const messageCheck = command({
  name: "message check",
  about: {
    zh: "检查过程数据消息文件：缺字段、错代码、错校验位、错次序",
    en: "check a file of process messages: missing fields, wrong codes, check digits, order",
  },
  operands: [
    {
      syntax: "<file>",
      about: {
        zh: "XML 行、JSON 行，或文件接收端写下的事件",
        en: "XML rows, lines of JSON, or the events a file sink wrote",
      },
    },
  ],
  notes: {
    zh: "有问题时退出码为 1。每处写明行号、字段、规则和问题。",
    en: "Ends with 1 where something is wrong. Each finding names line, field, rule and problem.",
  },
  examples: ["banjian message check messages.xml", "banjian message check 2026-09-14.jsonl --json"],
  run: async (context, { operands: [file = ""] }) => {
    const read = readMessages(await textFile(file));
    const found = findingsOf(read);
    const { lang, colours } = context;
    const count = read.messages.length;
    const verdict = {
      zh: `${count} 条消息，${found.length} 处问题`,
      en: `${count} messages, ${found.length} findings`,
    };
    await context.out(
      context.json
        ? jsonText({ messages: count, findings: found.map((one) => inOneLanguage(one, lang)) })
        : textOfLines([
            ...found.map(
              ({ line, field, rule, problem }) =>
                `${harmless(file)}:${line}  ${rule}  ${colours.bold(field ?? "")}${field ? "  " : ""}${problem[lang]}`,
            ),
            verdict[lang],
          ]),
    );
    return found.length === 0 ? 0 : 1;
  },
});

const nothing = { zh: "文件中没有消息", en: "there is no message in the file" };

/** What is no message, and what is wrong with those that are, by line. */
function findingsOf({ messages, unread }: MessageFile) {
  const unreadBefore = unread.map((row) => messages.filter(({ line }) => line < row.line).length);
  const plain = messages.map(({ message }) => message);
  const wrong = checkMessages(plain, unreadBefore).map(({ at, ...finding }) => {
    const { line = 1, lines = {} } = messages[at] ?? {};
    return { ...finding, line: lines[finding.field ?? ""] ?? line };
  });
  const none = messages.length + unread.length === 0 ? [{ line: 1, problem: nothing }] : [];
  const strange = [...unread, ...none].map((one) => ({
    ...one,
    rule: "ME7" as const,
    field: undefined,
  }));
  return [...strange, ...wrong].toSorted((a, b) => a.line - b.line);
}
