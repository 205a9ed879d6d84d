import { command, flag, value } from "../command.js";
import { databaseOptions, databaseUrl, patient, refuseMissing, withDatabase } from "../database.js";
import { cliError } from "../errors.js";
import { jsonText, textOfLines } from "../print.js";
import { printPlan } from "../print-plan.js";

const months = value(
  "--months <count>",
  { zh: "备好今后几个月（默认 12）", en: "how many months ahead (12 unless said)" },
  (given) => {
    if (/^([1-9]\d?|1[01]\d|120)$/.test(given)) return Number(given);
    throw cliError("OPTION_INVALID", { option: "--months", given, allowed: ["1…120"] });
  },
);

/** Gives the facts a table for each month. */
export const dbPartition = command({
  name: "db partition",
  about: {
    zh: "让事实按月分表，并备好今后各月的表",
    en: "keep the facts in a table for each month, and make those of the months to come",
  },
  options: {
    ...databaseOptions,
    months,
    dryRun: flag("--dry-run", {
      zh: "只打印将执行的 SQL，不作改动",
      en: "only print the SQL that would be run",
    }),
  },
  notes: {
    zh: "可选，办件很多时使用；需要 PostgreSQL 11 或更高版本和表的所有者。一次运行是一个事务；已有的事实留在原处。每年再运行一次，db doctor 会提醒（DB16）。",
    en: "Of use where there are many cases; takes PostgreSQL 11 or later and the owner of the tables. A run is one transaction; facts that are there stay where they are. Run it again each year; db doctor says when (DB16).",
  },
  examples: [
    "banjian db partition --db postgres://owner@db/hall --dry-run",
    "banjian db partition --db postgres://owner@db/hall --months 24",
  ],
  run: async (context, { options: { db, months: ahead = 12, dryRun } }) => {
    const { keepByMonth, planMonths } = await import("banjian");
    const url = databaseUrl(db, context.env);
    refuseMissing(url);
    if (dryRun) {
      return printPlan(await withDatabase(url, (it) => planMonths(it, ahead)), context);
    }
    const made = await withDatabase(patient(url), (it) => keepByMonth(it, ahead));
    const none = { zh: "各月均已有表", en: "every month has its table" }[context.lang];
    const did = { zh: "已建", en: "made" }[context.lang];
    const said = made.length === 0 ? [none] : made.map((name) => `${did}  ${name}`);
    await context.out(context.json ? jsonText({ made }) : textOfLines(said));
    return 0;
  },
});
