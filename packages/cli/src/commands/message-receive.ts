import type { Received } from "@banjian/engine";
import { readMessages } from "@banjian/exchange";
import { command, text, value } from "../command.js";
import { activeHallOptions, withActiveHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { receivedJson, receivedLines } from "../print-received.js";
import { textFile } from "../text-file.js";
import { needed } from "../word-options.js";

/** At once: together they stay within what one request may hold, unless one of them alone does not. */
const together = 50;

/** Takes what the system of a department tells. */
export const messageReceive = command({
  name: "message receive",
  about: {
    zh: "接收部门系统的过程数据消息，逐条说明结果",
    en: "receive the process messages of a department's system, and say what became of each",
  },
  operands: [
    {
      syntax: "<file>",
      about: { zh: "XML 行或 JSON 行", en: "XML rows, or lines of JSON" },
    },
  ],
  options: {
    ...activeHallOptions,
    system: value(
      "--system <name>",
      {
        zh: "来自哪个系统：事项文件中分支的 system",
        en: "which system they come from: the `system` of a branch in the item file",
      },
      text,
    ),
  },
  notes: {
    zh: "重复接收无妨。读不了的行连同原文保留。有不成立的消息或读不了的行时退出码为 1。",
    en: "To receive the same again does no harm. A row that cannot be read is kept with its text. Ends with 1 where a message cannot be, or a row cannot be read.",
  },
  examples: ["banjian message receive fire.xml --system fire-net --db postgres://hall@db/hall"],
  run: async (context, { operands: [file = ""], options }) => {
    const { system } = options;
    const from = { system: needed("--system", system) };
    const { messages, unread } = readMessages(await textFile(file));
    const received = await withActiveHall(options, context.env, async (hall) => {
      const all: Received[] = [];
      for (let at = 0; at < messages.length; at += together) {
        const part = messages.slice(at, at + together).map(({ message }) => message);
        all.push(...(await hall.messages.receive(part, from)));
      }
      for (let at = 0; at < unread.length; at += together) {
        const part = unread.slice(at, at + together);
        all.push(...(await hall.messages.receive([], { ...from, unread: part })));
      }
      // What came first may have waited for what came last.
      const now = await Promise.all(all.map(({ id }) => hall.messages.find(id)));
      return now;
    });
    const { lang } = context;
    await context.out(
      context.json
        ? jsonText({ received: received.map((one) => receivedJson(one, lang)) })
        : textOfLines(receivedLines(received, context)),
    );
    return received.some(({ fate }) => fate === "impossible") ? 1 : 0;
  },
});
