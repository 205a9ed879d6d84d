import { type LocalDate, parseLocalDate, plusDays, startOfDay } from "@banjian/calendar";
import { messageShapes } from "@banjian/core";
import type { MessageGap } from "@banjian/engine";
import { readMessages } from "@banjian/exchange";
import { command, text, value } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";
import { textFile } from "../text-file.js";

/** What is missing of the messages of some days, in the hall or at a receiver. */
export const messageGaps = command({
  name: "message gaps",
  about: {
    zh: "查一段日子的过程数据消息缺了哪些：本厅未产生的，接收方没有的",
    en: "find which process messages of some days are missing, in the hall or at a receiver",
  },
  options: {
    ...hallOptions,
    from: value(
      "--from <day>",
      { zh: "自哪一日（默认今日）", en: "from which day (else today)" },
      parseLocalDate,
    ),
    to: value(
      "--to <day>",
      { zh: "至哪一日（默认今日）", en: "up to which day (else today)" },
      parseLocalDate,
    ),
    received: value(
      "--received <file>",
      {
        zh: "接收方已有的消息：XML 行、JSON 行或文件接收端写下的事件",
        en: "what the receiver has: XML rows, lines of JSON, or the events a file sink wrote",
      },
      text,
    ),
  },
  notes: {
    zh: "有缺少时退出码为 1。接收方缺少的，用 hall.resend 按时段再送。",
    en: "Ends with 1 where one is missing. What a receiver lacks is sent again with hall.resend for the period.",
  },
  examples: [
    "banjian message gaps --from 2026-09-01 --to 2026-09-30",
    "banjian message gaps --from 2026-09-14 --to 2026-09-14 --received province.xml --json",
  ],
  run: async (context, { options }) => {
    const { received: file } = options;
    const received = file === undefined ? undefined : readMessages(await textFile(file)).messages;
    const { gaps } = await withHall(options, context.env, async (hall) => {
      const today = await hall.today();
      const at = (day: LocalDate) => startOfDay(day, hall.zone);
      const period = { from: at(options.from ?? today), to: at(plusDays(options.to ?? today, 1)) };
      return hall.events.gaps(
        period,
        received?.map(({ message }) => message),
      );
    });
    const { lang } = context;
    const none = { zh: "没有缺少的消息", en: "no message is missing" }[lang];
    const rows = gaps.map(({ lacks, caseId, kind, version, at = "" }): Cell[] => [
      caseId,
      messageShapes[kind].title[lang],
      { zh: `第 ${version} 版`, en: `version ${version}` }[lang],
      lacking[lacks][lang],
      at,
    ]);
    await context.out(
      context.json
        ? jsonText({ gaps })
        : textOfLines(gaps.length === 0 ? [none] : tableLines(rows)),
    );
    return gaps.length === 0 ? 0 : 1;
  },
});

const lacking = {
  hall: { zh: "本厅未产生", en: "never made" },
  receiver: { zh: "接收方没有", en: "not at the receiver" },
} as const satisfies Record<MessageGap["lacks"], object>;
