import { parseLocalDate, plusDays } from "@banjian/calendar";
import type { Assessment } from "@banjian/engine";
import { command, flag, text, value } from "../command.js";
import type { Context } from "../context.js";
import { databaseOptions, databaseUrl, withHall } from "../database.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";
import { supervisionFrom } from "../read-supervision-file.js";
import { harmless } from "../text-width.js";
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
    ...databaseOptions,
    ...wordOptions,
    month: value(
      "--month <month>",
      { zh: "哪个月（默认上月）", en: "which month (else the last)" },
      text,
    ),
    check: flag("--check", { zh: "只检查监察文件", en: "only check the supervision file" }),
    audit: flag("--audit", {
      zh: "审定（须写 --by 和 --reason）",
      en: "audit it (with --by and --reason)",
    }),
  },
  examples: [
    "banjian assess --check examples/supervision/hall.supervision.yaml",
    "banjian assess --month 2026-09 hall.supervision.yaml",
    'banjian assess --month 2026-09 --audit --by Zhao --reason "checked" hall.supervision.yaml',
  ],
  run: async (context, { operands: [named = ""], options }) => {
    const supervision = await supervisionFrom(context, named);
    if (supervision === undefined) return 1;
    if (options.check) {
      const rules = Object.keys(supervision.rules).length;
      const told = { zh: `没有问题：${rules} 条规则`, en: `nothing wrong: ${rules} rules` };
      await context.out(context.json ? jsonText({ findings: [] }) : `${told[context.lang]}\n`);
      return 0;
    }
    const made = await withHall(databaseUrl(options.db, context.env), async (hall) => {
      const month = options.month ?? monthBefore(await hall.today());
      if (!options.audit) return hall.assess(month, supervision);
      return hall.audit(month, { ...wordOf(options), supervision });
    });
    await context.out(context.json ? jsonText(made) : textOfLines(linesOf(made, context)));
    return 0;
  },
});

function monthBefore(today: string): string {
  return plusDays(parseLocalDate(`${today.slice(0, 7)}-01`), -1).slice(0, 7);
}

function linesOf({ month, departments, audited }: Assessment, { lang, colours }: Context) {
  const state =
    audited === undefined
      ? { zh: "未审定", en: "not audited" }[lang]
      : `${audited.at.slice(0, 10)} ${audited.by}: ${audited.reason}`;
  return [
    colours.bold(harmless(`${month}  ${state}`)),
    ...departments.flatMap(({ title, score, base, lines }) => [
      "",
      `${title[lang]}  ${colours.bold(String(score))}`,
      ...tableLines([
        ["", String(base), ""],
        ...lines.map((line): Cell[] => ["", line.arithmetic, harmless(line.title[lang])]),
      ]),
    ]),
  ];
}
