import { parseLocalDate, plusDays } from "@banjian/calendar";
import { command, flag, text, value } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { assessmentLines } from "../print-assessment.js";
import { supervisionFrom } from "../read-supervision-file.js";
import { wordOf, wordOptions } from "../word-options.js";

/** How the departments did in a month. */
export const assess = command({
  name: "assess",
  about: {
    zh: "按监察文件的规则考核各部门一个月，列出规则和算式；审定后不再改变",
    en: "score the departments for a month by the rules of the supervision file; once audited it stays",
  },
  operands: [{ syntax: "<file>", about: { zh: "监察文件", en: "the supervision file" } }],
  options: {
    ...hallOptions,
    ...wordOptions,
    month: value(
      "--month <month>",
      { zh: "哪个月（默认上月）", en: "which month (else the last)" },
      text,
    ),
    audit: flag("--audit", {
      zh: "审定（须写 --by 和 --reason）",
      en: "audit it (with --by and --reason)",
    }),
  },
  examples: [
    "banjian assess --month 2026-09 hall.supervision.yaml",
    'banjian assess --month 2026-09 --audit --by Zhao --reason "checked" hall.supervision.yaml',
  ],
  run: async (context, { operands: [named = ""], options }) => {
    const supervision = await supervisionFrom(context, named);
    if (supervision === undefined) return 1;
    const made = await withHall(options, context.env, async (hall) => {
      const month = options.month ?? monthBefore(await hall.today());
      if (!options.audit) return hall.assess(month, supervision);
      return hall.audit(month, { ...wordOf(options), supervision });
    });
    await context.out(context.json ? jsonText(made) : textOfLines(assessmentLines(made, context)));
    return 0;
  },
});

function monthBefore(today: string): string {
  return plusDays(parseLocalDate(`${today.slice(0, 7)}-01`), -1).slice(0, 7);
}
