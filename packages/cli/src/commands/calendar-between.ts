import { parseLocalDate } from "@banjian/calendar";
import { answerLines } from "../answer-lines.js";
import { command, isBare, value } from "../command.js";
import { answerBetween, countBetween } from "../count-request.js";
import { nationalEditions } from "../editions.js";
import { cliError } from "../errors.js";
import { editionOptions } from "../period-options.js";
import { jsonLine, textOfLines } from "../print.js";
import { provisionalMark } from "../provisional-mark.js";

const lines = `  {"id":1,"after":"2026-04-27","through":"2026-05-27"}
  → {"id":1,"businessDays":20,"provisional":false,"edition":"…"}`;

/** How many business days lie between two days; with `--json` and no days, one answer for each line of the input. */
export const calendarBetween = command({
  name: "calendar between",
  about: { zh: "两日之间的工作日数", en: "the business days between two days" },
  options: {
    after: value(
      "--after <day>",
      { zh: "起始日，不计在内", en: "the first day, itself not counted" },
      parseLocalDate,
    ),
    through: value(
      "--through <day>",
      { zh: "最后一日，计在内", en: "the last day, itself counted" },
      parseLocalDate,
    ),
    ...editionOptions,
  },
  notes: {
    zh: `只给 --json 时，从标准输入逐行读取请求，逐行按序回答；空行跳过。还可写 asOf、strict。
${lines}`,
    en: `With --json and no days, requests are read from the standard input, one a line, and answered one a line in their order; blank lines are passed over. asOf and strict may be added.
${lines}`,
  },
  examples: [
    "banjian calendar between --after 2026-04-27 --through 2026-05-27",
    "banjian calendar between --json < requests.jsonl",
  ],
  run: async (context, { options }) => {
    const { after, through } = options;
    if (context.json && isBare(options)) {
      await answerLines(context, answerBetween);
      return 0;
    }
    if (after === undefined) throw cliError("OPTION_MISSING", { option: "--after" });
    if (through === undefined) throw cliError("OPTION_MISSING", { option: "--through" });
    const found = countBetween(nationalEditions()(options), after, through);
    if (context.json) {
      await context.out(jsonLine(found));
      return 0;
    }
    const { lang, colours } = context;
    const { businessDays, provisional, edition } = found;
    const said = {
      zh: `${after} 之后至 ${through}：${businessDays} 个工作日`,
      en: `after ${after} through ${through}: ${businessDays} business day${businessDays === 1 ? "" : "s"}`,
    }[lang];
    const mark = provisional ? provisionalMark[lang] : "";
    await context.out(textOfLines([`${said}${mark}  ${colours.dim(edition)}`]));
    return 0;
  },
});
