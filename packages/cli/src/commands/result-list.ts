import { parseLocalDate } from "@banjian/calendar";
import { command, value } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { monthDays } from "../month-days.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

/** The results to be published. */
export const resultList = command({
  name: "result list",
  about: {
    zh: "列出办结结果供公示，不含个人信息",
    en: "list results for publication, without personal data",
  },
  options: {
    ...hallOptions,
    month: value(
      "--month <month>",
      { zh: "哪个月（默认本月）", en: "which month (else this one)" },
      monthDays,
    ),
    from: value("--from <day>", { zh: "自哪一日", en: "from which day" }, parseLocalDate),
    to: value("--to <day>", { zh: "至哪一日", en: "up to which day" }, parseLocalDate),
  },
  examples: ["banjian result list --month 2026-09", "banjian result list --json"],
  run: async (context, { options }) => {
    const { lang, env, json } = context;
    const results = await withHall(options, env, async (hall) => {
      const days = options.month ?? monthDays((await hall.today()).slice(0, 7));
      const { from = days.from, to = days.to } = options;
      return hall.results({ from, to });
    });
    await context.out(
      json
        ? jsonText({ results })
        : textOfLines(
            tableLines(
              results.map(({ completedOn, caseId, item, decided }): Cell[] => [
                completedOn,
                caseId,
                item[lang],
                decisions[decided][lang],
              ]),
            ),
          ),
    );
    return 0;
  },
});

const decisions = {
  granted: { zh: "准予", en: "granted" },
  denied: { zh: "不予", en: "denied" },
  other: { zh: "办结", en: "completed" },
} as const;
