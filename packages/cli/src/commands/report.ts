import { parseLocalDate } from "@banjian/calendar";
import { formulas, groupings } from "@banjian/core";
import type { Report } from "@banjian/engine";
import { chartSvg } from "../charts/chart-svg.js";
import { reportCharts } from "../charts/report-charts.js";
import { reportHtml } from "../charts/report-html.js";
import { command, oneOf, text, value } from "../command.js";
import type { Context } from "../context.js";
import { hallOptions, withHall } from "../database.js";
import { cliError } from "../errors.js";
import { formulaVersionsIn } from "../formula-versions.js";
import { monthDays } from "../month-days.js";
import { jsonText, textOfLines } from "../print.js";
import { indicatorIn, reportLines, totalsOf } from "../print-report.js";
import { supervisionFrom } from "../read-supervision-file.js";
import { reportCsv } from "../report-csv.js";
import { writeFiles, writeText } from "../write-text.js";

const titles = Object.fromEntries(
  Object.entries(formulas).map(([name, { title }]) => [name, title]),
) as { readonly [Name in keyof typeof formulas]: (typeof formulas)[Name]["title"] };

/** The indicators of a hall over a month or other days. */
export const report = command({
  name: "report",
  about: {
    zh: "报告各项指标：业务量、上网办理率、按时办结率等",
    en: "report the indicators: volume, online, on time and the others",
  },
  options: {
    ...hallOptions,
    month: value(
      "--month <month>",
      { zh: "哪个月，如 2026-09", en: "which month, such as 2026-09" },
      monthDays,
    ),
    from: value("--from <day>", { zh: "自哪一日", en: "from which day" }, parseLocalDate),
    to: value("--to <day>", { zh: "至哪一日", en: "up to which day" }, parseLocalDate),
    by: oneOf("--by <part>", { zh: "分组", en: "divided by" }, groupings),
    asOf: value(
      "--as-of <day>",
      { zh: "以该日所知（默认今日）", en: "as known on that day (else today)" },
      parseLocalDate,
    ),
    supervision: value(
      "--supervision <file>",
      {
        zh: "监察文件，其中有来自厅外的数字",
        en: "the supervision file, with figures from outside",
      },
      text,
    ),
    cases: oneOf(
      "--cases <indicator>",
      { zh: "只列出一项指标分子、分母中的办件", en: "only list what an indicator divides by what" },
      titles,
    ),
    part: value(
      "--part <part>",
      {
        zh: "与 --cases 同用：只列 --by 所分的一组，如一个部门",
        en: "with --cases: only of one part of those that --by makes, such as a department",
      },
      text,
    ),
    formulas: value(
      "--formulas <report.json>",
      {
        zh: "按一份原报告（--json）所用的公式版本重算",
        en: "by the versions of formulas that an earlier report (--json) was made by",
      },
      text,
    ),
    csv: value("--csv <folder>", { zh: "把各表写成 CSV", en: "write the tables as CSV" }, text),
    html: value(
      "--html <file>",
      { zh: "写成一页可打印的报告", en: "write a report on one page, to be printed" },
      text,
    ),
  },
  notes: {
    zh: "默认报告本月。分母为空的没有值。视为决定、撤回、作废的单列。",
    en: "This month unless said otherwise. Where there is nothing to divide by there is no value. What silence decided, what was withdrawn or void is shown apart.",
  },
  examples: [
    "banjian report --month 2026-09 --by department",
    "banjian report --from 2026-07-01 --to 2026-09-30 --by month --html quarter.html",
    "banjian report --month 2026-09 --cases overdue-share --json",
    "banjian report --month 2026-09 --cases overdue --by department --part market-supervision",
    "banjian report --month 2026-09 --formulas september.json",
  ],
  run: async (context, { options }) => {
    const { supervision: named, cases, csv, html, by, asOf } = options;
    const read = named === undefined ? undefined : await supervisionFrom(context, named);
    if (named !== undefined && read === undefined) return 1;
    const { formulas: old } = options;
    const earlier = old === undefined ? undefined : await formulaVersionsIn(old);
    const made = await withHall(options, context.env, async (hall) => {
      const today = (await hall.today()).slice(0, 7);
      const days = options.month ?? monthDays(today);
      const { from = days.from, to = days.to } = options;
      return hall.report({ from, to, by, asOf, figures: read?.figures, formulas: earlier });
    });
    if (cases !== undefined) {
      const { numerator, denominator } = indicatorIn(indicatorsIn(made, options.part), cases);
      await context.out(
        context.json
          ? jsonText({ numerator, denominator })
          : textOfLines([
              ...listLines(numerator),
              ...(denominator === undefined ? [] : ["", ...listLines(denominator)]),
            ]),
      );
      return 0;
    }
    await context.out(
      context.json ? jsonText(totalsOf(made)) : textOfLines(reportLines(made, context)),
    );
    if (csv !== undefined) await writeFiles(csv, reportCsv(made, context.lang));
    if (html !== undefined) await writePage(html, made, context);
    return 0;
  },
});

type Side = Report["indicators"][number]["numerator"];

function indicatorsIn({ indicators, parts }: Report, part: string | undefined) {
  if (part === undefined) return indicators;
  const found = parts.find(({ key }) => key === part);
  if (found !== undefined) return found.indicators;
  const allowed = parts.map(({ key }) => key);
  throw cliError("OPTION_INVALID", { option: "--part", given: part, allowed });
}

function listLines({ list, total, keys, weights }: Side): readonly string[] {
  const lines = keys.map((key, at) => (weights === undefined ? key : `${key} ${weights[at]}`));
  return [`${list} ${total}`, ...lines.map((line) => `  ${line}`)];
}

async function writePage(file: string, made: Report, { lang }: Context): Promise<void> {
  const drawn: string[] = [];
  for (const chart of reportCharts(made, lang)) drawn.push(await chartSvg(chart));
  await writeText(file, reportHtml(made, drawn, lang));
}
