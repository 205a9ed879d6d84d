import { channels, notificationKinds } from "@banjian/core";
import type { CaseView } from "banjian";
import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { caseOperand, latest } from "../latest-case.js";
import { jsonText, textOfLines } from "../print.js";
import { notificationLines, recipientText } from "../print-notifications.js";

/** What people are told of a case. */
export const notificationList = command({
  name: "notification list",
  about: {
    zh: "列出办件的通知：何时、何种、以何种方式、告知谁、什么文字",
    en: "list what people are told of a case: when, of what, by which channel, whom and in which words",
  },
  operands: [caseOperand],
  options: hallOptions,
  notes: {
    zh: "通知由事实推出，不论是否已发出；发出由 openHall 的 notifications 负责。",
    en: "They are made from the facts, sent or not; the notifications of openHall send them.",
  },
  examples: ["banjian notification list", "banjian notification list 20260914-h26weyxkyz --json"],
  run: async (context, { operands: [id], options: { db, tenant } }) => {
    const { lang, env, json, colours, width } = context;
    const { view, made, zone } = await withHall({ db, tenant }, env, async (hall) => {
      const found: CaseView = id === undefined ? latest(await hall.recent(1)) : await hall.case(id);
      return { view: found, made: await found.notifications(), zone: hall.zone };
    });
    if (!json) {
      await context.out(
        textOfLines(notificationLines(view.item, made, { lang, colours, width, zone })),
      );
      return 0;
    }
    const rows = made.map(({ seq, at, notification: { kind, channel, text, to } }) => ({
      seq,
      at,
      kind,
      title: notificationKinds[kind].title[lang],
      channel,
      by: channels[channel][lang],
      to,
      recipient: recipientText(view.item, to)[lang],
      text: text[lang],
    }));
    await context.out(jsonText({ notifications: rows }));
    return 0;
  },
});
