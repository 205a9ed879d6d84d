import { command, flag, text, value } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { bounded, mostListed, rawLines, receivedJson, receivedLines } from "../print-received.js";

/** The messages of other systems that wait, or cannot be. */
export const messageParked = command({
  name: "message parked",
  about: {
    zh: "列出收到后待前序或不成立的消息",
    en: "list the received messages that wait or cannot be",
  },
  options: {
    ...hallOptions,
    system: value("--system <name>", { zh: "只列某系统的", en: "of one system only" }, text),
    case: value("--case <number>", { zh: "只列某办件的", en: "of one case only" }, text),
    open: flag("--open", {
      zh: "连同读不了的行的原文（可能有个人信息）",
      en: "with the text of rows that could not be read (which may hold personal data)",
    }),
    all: flag("--all", { zh: "连同已办的", en: "with those that were taken" }),
  },
  notes: {
    zh: "有这样的消息时退出码为 1。",
    en: "Ends with 1 where there is one.",
  },
  examples: ["banjian message parked", "banjian message parked --system fire-net --all --json"],
  run: async (context, { options: { db, tenant, system, case: caseId, all: withTaken, open } }) => {
    const which = {
      ...(system && { system }),
      ...(caseId && { caseId }),
      all: withTaken,
      count: mostListed + 1,
    };
    const all = await withHall({ db, tenant }, context.env, (hall) => hall.messages.list(which));
    const { found, more } = bounded(all);
    const { lang } = context;
    const none = { zh: "没有这样的消息", en: "there is none" }[lang];
    await context.out(
      context.json
        ? jsonText({
            received: found.map((one) => receivedJson(one, lang, open)),
            ...(more === undefined ? {} : { more: more[lang] }),
          })
        : textOfLines([
            ...(found.length === 0 ? [none] : receivedLines(found, context)),
            ...(open ? rawLines(found) : []),
            ...(more === undefined ? [] : ["", more[lang]]),
          ]),
    );
    return found.some(({ fate }) => fate !== "taken") ? 1 : 0;
  },
});
