import { groupings } from "@banjian/core";
import {
  differencesOf,
  type HallReport,
  type Plan,
  type PlanWithVariants,
  planJsonSchema,
  playHall,
  readPlan,
  reportOf,
} from "@banjian/sim";
import { chartSvg } from "../charts/chart-svg.js";
import { hallCharts } from "../charts/hall-charts.js";
import { hallHtml } from "../charts/hall-html.js";
import { reportBody } from "../charts/report-html.js";
import { command, flag, oneOf, text, value, values } from "../command.js";
import type { Context } from "../context.js";
import { cliError } from "../errors.js";
import { hallCsv } from "../hall-csv.js";
import { itemFile } from "../item-files.js";
import { monthDays } from "../month-days.js";
import {
  monthCharts,
  monthJson,
  monthLines,
  type PlayedMonth,
  playedMonth,
} from "../played-month.js";
import { jsonText, textOfLines } from "../print.js";
import { findingJson, findingLines } from "../print-findings.js";
import { differenceLines, hallLines } from "../print-hall.js";
import { reportCsv } from "../report-csv.js";
import { writeFiles, writeText } from "../write-text.js";

/** Plays a year of a hall. */
export const simulate = command({
  name: "simulate",
  about: {
    zh: "按计划试办一座大厅：谁来、谁办，按期率、时长、发牌、积压如何",
    en: "play a plan of a hall: who comes, who works; what is on time, how long, which cards and queues",
  },
  operands: [
    { syntax: "[plan]", about: { zh: "计划文件（*.plan.yaml）", en: "a plan file (*.plan.yaml)" } },
  ],
  options: {
    seed: value(
      "--seed <number>",
      { zh: "换一个种子（默认用计划中的）", en: "another seed than the plan's" },
      seedOf,
    ),
    whatIf: values(
      "--what-if <variant>",
      {
        zh: "再试计划中的一个变体，列出差别；all 为全部",
        en: "play a variant of the plan too, and list what differs; all for each",
      },
      text,
    ),
    csv: value("--csv <folder>", { zh: "把各表写成 CSV", en: "write the tables as CSV" }, text),
    svg: value("--svg <folder>", { zh: "把各图写成 SVG", en: "write the charts as SVG" }, text),
    html: value(
      "--html <file>",
      { zh: "写成一页可打印的报告", en: "write a report on one page, to be printed" },
      text,
    ),
    month: value(
      "--month <month>",
      {
        zh: "并像真的大厅一样报告这个月：各项指标，计划写有监察文件的还有考核，如 2026-03",
        en: "report that month as a real hall would, such as 2026-03: its indicators, and the assessment where the plan names a supervision file",
      },
      monthDays,
    ),
    by: oneOf(
      "--by <part>",
      { zh: "月报的分组（默认部门）", en: "by what the month is divided (else by department)" },
      groupings,
    ),
    schema: flag("--schema", {
      zh: "只打印计划文件的 JSON Schema，供编辑器使用",
      en: "only print the JSON Schema of plan files, for editors",
    }),
  },
  notes: {
    zh: "同一计划、同一种子，在任何机器上结果相同（看摘要）。变体面对同样的申请人。",
    en: "The same plan and seed give the same on every machine (see the digest). Variants meet the same applicants.",
  },
  examples: [
    "banjian simulate examples/simulation/restaurants.plan.yaml",
    "banjian simulate --what-if all --html year.html examples/simulation/restaurants.plan.yaml",
    "banjian simulate --month 2026-03 --html march.html --csv march examples/simulation/restaurants.plan.yaml",
  ],
  run: async (context, { operands: [named], options }) => {
    if (options.schema) {
      await context.out(jsonText(planJsonSchema()));
      return 0;
    }
    if (named === undefined) throw cliError("ARGUMENT_MISSING", { argument: "plan" });
    const { file, bytes } = await itemFile(named);
    const read = readPlan(bytes, file);
    if (!read.ok) {
      const { findings } = read;
      await context.out(
        context.json
          ? jsonText({ findings: findings.map((one) => findingJson(one, context.lang)) })
          : textOfLines(findingLines(findings, 1, context)),
      );
      return 1;
    }
    const variants = variantsNamed(read.plan, options.whatIf);
    const done = await played(context, read.plan, options.seed);
    const report = reportOf(done);
    const { month: days, by = "department" } = options;
    const month = days && (await playedMonth(done, days, by));
    const others: { name: string; title: string; report: HallReport }[] = [];
    for (const [name, plan] of variants) {
      const other = reportOf(await played(context, plan, options.seed));
      others.push({ name, title: plan.title[context.lang], report: other });
    }
    await context.out(
      context.json
        ? jsonText({
            report,
            ...(month === undefined ? {} : monthJson(month)),
            variants: others.map((one) => ({
              ...one,
              differences: differencesOf(report, one.report),
            })),
          })
        : textOfLines([
            ...hallLines(report, context),
            ...(month === undefined ? [] : ["", ...monthLines(month, context)]),
            ...others.flatMap((one) => [
              "",
              ...differenceLines(one.title, differencesOf(report, one.report), context),
            ]),
          ]),
    );
    await written(context, { report, month }, options);
    return 0;
  },
});

function seedOf(given: string): number {
  const seed = Number(given);
  if (/^\d{1,10}$/.test(given) && seed <= 4_294_967_295) return seed;
  throw cliError("OPTION_INVALID", { option: "--seed", given, allowed: ["0…4294967295"] });
}

function variantsNamed(
  { variants }: PlanWithVariants,
  named: readonly string[],
): readonly (readonly [string, Plan])[] {
  if (named.includes("all")) return [...variants];
  return named.map((name) => {
    const plan = variants.get(name);
    if (plan === undefined) {
      throw cliError("VARIANT_UNKNOWN", { variant: name, known: [...variants.keys()] });
    }
    return [name, plan] as const;
  });
}

async function played(context: Context, plan: Plan, seed: number | undefined) {
  const { content } = plan;
  const seeded = { ...plan, content: { ...content, seed: seed ?? content.seed } };
  const title = plan.title[context.lang];
  const done = await playHall(seeded, (share) =>
    context.progress(`${title}  ${bar(share)} ${Math.floor(100 * share)}%`),
  );
  await context.progress("");
  return done;
}

function bar(share: number): string {
  const full = Math.round(24 * share);
  return "█".repeat(full) + "░".repeat(24 - full);
}

async function written(
  { lang }: Context,
  { report, month }: { readonly report: HallReport; readonly month: PlayedMonth | undefined },
  to: {
    readonly csv?: string | undefined;
    readonly svg?: string | undefined;
    readonly html?: string | undefined;
  },
): Promise<void> {
  if (to.csv !== undefined) {
    const monthly = month === undefined ? [] : reportCsv(month.report, lang);
    await writeFiles(to.csv, new Map([...hallCsv(report, lang), ...monthly]));
  }
  if (to.svg === undefined && to.html === undefined) return;
  const drawn = new Map<string, string>();
  for (const chart of hallCharts(report, lang)) {
    drawn.set(`${chart.name}.svg`, await chartSvg(chart));
  }
  const ofMonth = month === undefined ? new Map<string, string>() : await monthCharts(month, lang);
  if (to.svg !== undefined) await writeFiles(to.svg, new Map([...drawn, ...ofMonth]));
  if (to.html === undefined) return;
  const charts = [...drawn.values()];
  const told =
    month === undefined ? undefined : reportBody(month.report, [...ofMonth.values()], lang).body;
  await writeText(to.html, hallHtml(report, { charts, ...(told && { month: told }) }, lang));
}
