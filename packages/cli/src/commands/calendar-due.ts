import { dueOf, explainDays, foldDays } from "@banjian/calendar";
import { answerLines } from "../answer-lines.js";
import { command, isBare } from "../command.js";
import { answerDue } from "../count-request.js";
import { dayText } from "../day-text.js";
import { dueReason } from "../due-reason.js";
import { periodOf, periodOptions } from "../period-options.js";
import { jsonLine, textOfLines } from "../print.js";
import { provisionalMark } from "../provisional-mark.js";

const lines = `  {"id":1,"from":"2026-04-27","within":"20 business-days"}
  {"id":2,"from":"2026-04-27","within":"20 business-days","excluded":[["2026-05-06","2026-05-13"]],"extended":["10 business-days"],"asOf":"2026-11-22","roll":"forward","strict":true}
  → {"id":1,"due":"…","provisional":false,"edition":"…"}
  → {"id":2,"error":{"code":"…","message":"…"}}`;

/** When a period ends; with `--json` and no period, one answer for each line of the input. */
export const calendarDue = command({
  name: "calendar due",
  about: { zh: "计算到期日", en: "when a period ends" },
  options: periodOptions,
  notes: {
    zh: `只给 --json 时，从标准输入逐行读取请求，逐行按序回答；空行跳过。必填 from、within，其余可省。
${lines}
某一行有误不影响其他行，读完即以 0 退出。`,
    en: `With --json and no period, requests are read from the standard input, one a line, and answered one a line in their order; blank lines are passed over. Only from and within are required.
${lines}
A line in error does not touch the others: the exit code is 0 once all have been answered.`,
  },
  examples: [
    'banjian calendar due --from 2026-04-27 --within "20 business-days" --excluded 2026-05-06..2026-05-13',
    'banjian calendar due --from 2026-11-29 --within "30 calendar-days" --before',
    "banjian calendar due --json < requests.jsonl > answers.jsonl",
  ],
  run: async (context, { options }) => {
    if (context.json && isBare(options)) {
      await answerLines(context, answerDue);
      return 0;
    }
    const { period, calendar } = periodOf(options);
    const { due, provisional, edition } = dueOf(calendar, period);
    if (context.json) {
      await context.out(jsonLine({ due, provisional, edition }));
      return 0;
    }
    const { lang, colours } = context;
    const reason = dueReason(period, foldDays(explainDays(calendar, period)))[lang];
    const mark = provisional ? provisionalMark[lang] : "";
    await context.out(
      textOfLines([colours.bold(dayText(due, lang)) + mark, `${reason}  ${colours.dim(edition)}`]),
    );
    return 0;
  },
});
