import { command } from "../command.js";
import { activeHallOptions, withActiveHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { receivedJson, receivedLines } from "../print-received.js";

/** Judges a message once more. */
export const messageRetry = command({
  name: "message retry",
  about: {
    zh: "查明原因后再试一条不成立的消息",
    en: "try a message again that could not be, once its cause has been seen to",
  },
  operands: [
    {
      syntax: "<id>",
      about: { zh: "message parked --json 中的编号", en: "its id in message parked --json" },
    },
  ],
  options: activeHallOptions,
  notes: { zh: "未办成时退出码为 1。", en: "Ends with 1 where it is not taken." },
  examples: [`banjian message retry ${"0123456789abcdef".repeat(4)}`],
  run: async (context, { operands: [id = ""], options }) => {
    const one = await withActiveHall(options, context.env, (hall) => hall.messages.retry(id));
    await context.out(
      context.json
        ? jsonText(receivedJson(one, context.lang))
        : textOfLines(receivedLines([one], context)),
    );
    return one.fate === "taken" ? 0 : 1;
  },
});
